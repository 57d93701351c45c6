import { onKind, type Projection } from '#database/projection/projection.ts';
import { factTable } from '#database/projection/tables.ts';
import { canonicalText, type Entry, type JsonObject, timeToDate, timeToMs } from '#log/index.ts';
import {
  aroundKind,
  labKind,
  moveKind,
  readingKind,
  reagentKind,
  releaseKind,
  sampleKind,
  setUpKind,
  spectrumKind,
  stripKind,
  substanceKind,
} from './entries.ts';
import { readSaid } from './rules/around/said.ts';

/** Samples as they came in. Without a code once that has faded: then nobody looks it up any more. */
export const sampleTable = factTable({
  name: 'checking_sample',
  columns: { day: 'date', site: 'uuid', sample: 'uuid', code: 'text?', bag: 'text?' },
  indexes: [{ on: ['day'] }, { on: ['code'] }, { on: ['sample'] }],
});

/** All that was recorded of samples, for the one fold that devices use too (rules/sample.ts). */
export const recordTable = factTable({
  name: 'checking_record',
  columns: {
    day: 'date',
    site: 'uuid',
    sample: 'uuid',
    kind: 'text',
    author: 'uuid',
    ms: 'bigint',
    corrects: 'boolean',
    body: 'text',
  },
  indexes: [{ on: ['sample'] }, { on: ['day'] }],
});

/** What left the organization, for good. */
export const aroundTable = factTable({
  name: 'checking_around',
  columns: { first: 'date', last: 'date', body: 'text' },
  indexes: [{ on: ['last'] }],
});

/** What the organization says of substances and of itself, by the order of its words. */
export const saidTable = factTable({
  name: 'checking_said',
  columns: { what: 'text', hlc: 'text', body: 'text' },
});

type Body = { readonly sample: string };

const record = (entry: Omit<Entry, 'body'> & { readonly body: Body }, body: JsonObject) =>
  recordTable.row({
    day: timeToDate(entry.occurredAt),
    site: entry.site,
    sample: entry.body.sample,
    kind: entry.kind,
    author: entry.author,
    ms: timeToMs(entry.occurredAt),
    corrects: (entry.supersedes?.length ?? 0) > 0,
    body: canonicalText(body as JsonObject),
  });

/** A body as it is; parcels' numbers and pictures are looked up in the log itself. */
const whole = (entry: Omit<Entry, 'body'> & { readonly body: Body }) => [
  record(entry, entry.body as unknown as JsonObject),
];
const said = ({ kind, hlc, body }: Pick<Entry, 'kind' | 'hlc'> & { readonly body: object }) => [
  saidTable.row({ what: kind, hlc, body: canonicalText(body as JsonObject) }),
];

export const checkingProjection: Projection = {
  name: 'checking',
  version: 2,
  tables: [sampleTable, recordTable, saidTable, aroundTable],
  handlers: [
    onKind(sampleKind, (entry) => {
      const { code, bag, stamp: _, ...seen } = entry.body;
      const { sample } = entry.body;
      return [
        sampleTable.row({
          day: timeToDate(entry.occurredAt),
          site: entry.site,
          sample,
          code: code ?? null,
          bag: bag ?? null,
        }),
        record(entry, seen as unknown as JsonObject),
      ];
    }),
    onKind(moveKind, whole),
    onKind(stripKind, whole),
    onKind(readingKind, whole),
    onKind(reagentKind, whole),
    onKind(spectrumKind, whole),
    onKind(labKind, whole),
    onKind(releaseKind, whole),
    onKind(substanceKind, said),
    onKind(setUpKind, said),
    onKind(aroundKind, ({ body }) => {
      const said = readSaid(body.said);
      return said === undefined
        ? []
        : [
            aroundTable.row({
              first: said.from,
              last: said.to,
              body: canonicalText(said as unknown as JsonObject),
            }),
          ];
    }),
  ],
};
