import { onKind, type Projection } from '#database/projection/projection.ts';
import { factTable } from '#database/projection/tables.ts';
import { canonicalText, timeToDate } from '#log/index.ts';
import { batchKind, openKind, resultKind } from './entries.ts';

/** Surveys that were opened; the body as JSON. */
const opened = factTable({
  name: 'survey_open',
  columns: { survey: 'uuid', site: 'uuid', hlc: 'text', body: 'text' },
});
/** What devices handed in. Counts are empty once they have faded. */
const batch = factTable({
  name: 'survey_batch',
  columns: {
    survey: 'uuid',
    day: 'date',
    site: 'uuid',
    answered: 'int',
    unsure: 'int',
    again: 'int',
    refused: 'int',
    counts: 'text?',
  },
  indexes: [{ on: ['survey'] }, { on: ['day'] }],
});
/** What came of them; the body as JSON. */
const result = factTable({
  name: 'survey_result',
  columns: { survey: 'uuid', day: 'date', hlc: 'text', body: 'text' },
  indexes: [{ on: ['day'] }],
});

export const surveyProjection: Projection = {
  name: 'survey',
  version: 1,
  tables: [opened, batch, result],
  handlers: [
    onKind(openKind, ({ site, hlc, body }) => [
      opened.row({ survey: body.survey, site, hlc, body: canonicalText(body) }),
    ]),
    onKind(batchKind, ({ site, occurredAt, body: { survey, met, counts } }) => [
      batch.row({
        survey,
        day: timeToDate(occurredAt),
        site,
        answered: met.people,
        unsure: met.unsure,
        again: met.again,
        refused: met.no,
        counts: counts === undefined ? null : canonicalText(counts),
      }),
    ]),
    onKind(resultKind, ({ occurredAt, hlc, body }) => [
      result.row({ survey: body.survey, day: timeToDate(occurredAt), hlc, body: canonicalText(body) }),
    ]),
  ],
};
