import * as v from 'valibot';
import { uuid } from '#log/index.ts';
import { date, wholeNumber } from './fields.ts';
import { json, route } from './route.ts';

export const column = v.object({ id: v.string(), title: v.string(), type: v.string() });
const head = { id: v.string(), title: v.string(), columns: v.array(column) };
/** Of what the rows of a table are about when it is not the days asked for: today, or the end of the last day. */
const about = v.optional(v.picklist(['today', 'close']));
const row = v.record(v.string(), v.union([v.string(), v.number()]));

/** The sites that are spoken of, closed ones included, each with a name by which it is told from the others. */
export const namedSites = v.array(v.object({ id: uuid, name: v.string(), removed: v.boolean() }));

export const reportParams = v.object({ id: v.pipe(v.string(), v.regex(/^[a-z][a-z.-]{0,60}$/)) });
/**
 * `place`: as if the log ended there, by the definitions that were in force on `day`, the day on which such a report was made
 * (left out: today). `version`: of the table's definition. `language`: in which definitions are said.
 */
const query = v.object({
  from: date,
  to: date,
  site: v.optional(uuid),
  place: v.optional(wholeNumber(Number.MAX_SAFE_INTEGER)),
  day: v.optional(date),
  language: v.optional(v.string()),
});
const ofTable = v.object({ ...query.entries, version: v.optional(wholeNumber(1_000)) });

/** What a figure counts, in the language asked for. */
const definition = v.object({
  code: v.string(),
  version: v.number(),
  since: date,
  name: v.string(),
  counts: v.string(),
  not: v.string(),
  /** The field's own definition, as its publisher calls it, and how far this one is the same; null where we know of none. */
  field: v.nullable(v.string()),
  differs: v.nullable(v.string()),
  /** Each figure of a table that has more than one; with a headline, the one that it sums. */
  columns: v.array(v.object({ id: v.string(), name: v.string(), counts: v.string(), not: v.string() })),
});

export const reports = route({
  id: 'reports',
  method: 'GET',
  path: '/v1/reports',
  summary: 'The reports there are, and the first day of which they know anything',
  needs: 'reports',
  answer: json(
    v.object({
      reports: v.array(v.object({ ...head, about, usual: v.boolean() })),
      since: v.nullable(v.string()),
    }),
  ),
});

export const headlines = route({
  id: 'headlines',
  method: 'GET',
  path: '/v1/headlines',
  summary: 'The figures a report opens with, beside those of the time before of the same length',
  needs: 'reports',
  query,
  answer: json(
    v.object({
      // May lie before the first day that can be asked for.
      before: v.object({ from: v.string(), to: v.string() }),
      headlines: v.array(
        v.object({
          id: v.string(),
          title: v.string(),
          mayBeUnknown: v.boolean(),
          hasEntries: v.boolean(),
          value: v.nullable(v.number()),
          before: v.nullable(v.number()),
          months: v.array(v.object({ month: date, value: v.number() })),
          sites: v.array(v.object({ site: uuid, value: v.number() })),
          definition,
        }),
      ),
      sites: namedSites,
      /** What these figures lack, as far as the server can know. */
      lacks: v.object({
        held: v.number(),
        forks: v.number(),
        gaps: v.number(),
        /** Not in contact since the last of the days, or with entries that were not sent when they last were. */
        devices: v.array(
          v.object({
            id: v.string(),
            workers: v.array(uuid),
            seenAt: v.number(),
            unsent: v.nullable(v.number()),
          }),
        ),
        imports: v.number(),
        /** The first day of which nothing has faded, where the days asked for begin before it. */
        fadedBefore: v.nullable(date),
        /** How far the log had come. */
        place: v.number(),
      }),
    }),
  ),
});

export const report = route({
  id: 'report',
  method: 'GET',
  path: '/v1/reports/{id}',
  summary: 'A report over days, inclusive',
  needs: 'reports',
  params: reportParams,
  query: ofTable,
  answer: json(
    v.object({
      ...head,
      from: v.string(),
      to: v.string(),
      about,
      asOf: v.optional(date),
      /** How far the log had come. */
      place: v.number(),
      definition,
      /** Versions of the definition by which it can be asked, the newest first. */
      versions: v.array(v.number()),
      rows: v.array(row),
      /** By column, only where the rows may be added up. */
      totals: v.record(v.string(), v.number()),
      sites: namedSites,
    }),
  ),
});

export const reportCsv = route({
  id: 'report-csv',
  method: 'GET',
  path: '/v1/reports/{id}/csv',
  summary:
    'The same report as CSV, sites by name; with `definition=yes` every row ends with what it counts, by which version, and the place in the log',
  needs: 'reports',
  params: reportParams,
  query: v.object({ ...ofTable.entries, definition: v.optional(v.literal('yes')) }),
  answer: { type: 'file', media: ['text/csv'] },
});

export const exportEntries = route({
  id: 'export',
  method: 'GET',
  path: '/v1/export',
  summary:
    'Every entry with its open fields, a JSON object a line, and after it the attachments these name, in base64; linked and sealed parts never leave line by line',
  needs: 'export',
  answer: { type: 'file', media: ['application/x-ndjson'] },
});
