import { onKind, type Projection } from '#database/projection/projection.ts';
import { factTable, sumTable } from '#database/projection/tables.ts';
import { canonicalText, type Entry, type JsonObject, type Kind, timeToDate, timeToMs } from '#log/index.ts';
import { ofFile, sessionKind, treatmentKinds } from './entries.ts';

/** What was recorded of files, for the one fold that devices use too (rules/file.ts): of nobody, since no table knows whose they are. */
const recordTable = factTable({
  name: 'treatment_record',
  columns: {
    day: 'date',
    site: 'uuid',
    file: 'uuid',
    kind: 'text',
    ms: 'bigint',
    hlc: 'text',
    goal: 'uuid?',
    wish: 'uuid?',
    body: 'text',
  },
  indexes: [{ on: ['file'] }, { on: ['day'] }],
});

const sessionDay = sumTable({
  name: 'treatment_session_day',
  key: { day: 'date', site: 'uuid', sort: 'text' },
  sums: ['sessions', 'people'],
});

const kinds = treatmentKinds as unknown as readonly Kind[];
const idOr = (value: unknown): string | null => (typeof value === 'string' ? value : null);

export const treatmentProjection: Projection = {
  name: 'treatment',
  version: 1,
  tables: [recordTable, sessionDay],
  handlers: [
    ...kinds
      .filter(({ kind }) => ofFile.includes(kind))
      .map((kind) =>
        onKind(kind, ({ occurredAt, site, hlc, body }) => {
          const { file, goal, wish } = body as JsonObject;
          return [
            recordTable.row({
              day: timeToDate(occurredAt),
              site,
              file: String(file),
              kind: kind.kind,
              ms: timeToMs(occurredAt),
              hlc,
              goal: idOr(goal),
              wish: idOr(wish),
              body: canonicalText(body as unknown as Entry['body']),
            }),
          ];
        }),
      ),
    onKind(sessionKind, ({ occurredAt, site, body: { sort, people } }) => [
      sessionDay.add({ day: timeToDate(occurredAt), site, sort }, { sessions: 1, people }),
    ]),
  ],
};
