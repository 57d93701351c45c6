import * as v from 'valibot';
import { uuid } from '#log/index.ts';
import { date, done, wholeNumber } from './fields.ts';
import { column, namedSites } from './reports.ts';
import { json, route } from './route.ts';

/** Figures of reports that were closed, printed or saved: each under a number, by which it is found again. */
const count = v.number();

/** What came into the log since and touches these days. */
const moved = v.object({
  /** Visits, and entries of no visit, that came later. */
  visits: count,
  others: count,
  corrected: count,
  takenBack: count,
  /** Entries of a spreadsheet or device that were taken out, or brought in again, as a whole. */
  ruled: count,
  /** Entries that were moved to other days, a wrong clock having dated them. */
  redated: count,
  /** People who were erased, whenever they came. */
  erased: count,
  /** Settings by which figures are reckoned: a factor, an item. */
  settings: count,
  /** Some of the days have faded since: what fades cannot be counted again. */
  faded: v.boolean(),
});

const keptHead = v.object({
  id: uuid,
  number: v.number(),
  from: v.string(),
  to: v.string(),
  site: v.nullable(uuid),
  why: v.picklist(['closed', 'printed', 'saved']),
  author: uuid,
  at: v.string(),
  /** What they lacked then. */
  held: count,
  forks: count,
  gaps: count,
  devices: count,
  fadedBefore: v.nullable(v.string()),
  /** They are the figures of their days. */
  standing: v.boolean(),
});

const value = v.union([v.string(), v.number()]);
const number = v.pipe(v.number(), v.integer(), v.minValue(1));
const numberParams = v.object({ number: v.pipe(wholeNumber(999_999_999), v.minValue(1)) });
const numberAnswer = v.object({ number });
/** Enough for every table there is. */
const tables = v.pipe(v.array(v.pipe(v.string(), v.regex(/^[a-z][a-z.-]{0,60}$/))), v.maxLength(100));

export const keptList = route({
  id: 'kept-list',
  method: 'GET',
  path: '/v1/kept',
  summary: 'Reports whose figures were kept, newest first; `next` is where the page after begins',
  needs: 'reports',
  query: v.object({ after: v.optional(wholeNumber(999_999_999)) }),
  answer: json(v.object({ kept: v.array(keptHead), next: v.optional(v.string()) })),
});

export const closedOf = route({
  id: 'closed',
  method: 'GET',
  path: '/v1/closed',
  summary: 'Whether exactly these days were closed, and what moved since',
  needs: 'reports',
  query: v.object({ from: date, to: date }),
  answer: json(
    v.object({
      /** Where exactly these days were closed: then, what moved since, and which headlines are others now, of all sites. */
      closed: v.nullable(
        v.object({
          ...keptHead.entries,
          moved,
          changes: v.array(
            v.object({
              id: v.string(),
              title: v.string(),
              was: v.nullable(v.number()),
              now: v.nullable(v.number()),
            }),
          ),
          /** In how many tables something moved. */
          tables: v.number(),
        }),
      ),
    }),
  ),
});

export const keptReport = route({
  id: 'kept',
  method: 'GET',
  path: '/v1/kept/{number}',
  summary: 'What moved since in the figures of a report that was kept, and why',
  needs: 'reports',
  params: numberParams,
  answer: json(
    v.object({
      kept: keptHead,
      moved,
      headlines: v.array(
        v.object({
          id: v.string(),
          title: v.string(),
          was: v.nullable(v.number()),
          now: v.nullable(v.number()),
        }),
      ),
      tables: v.array(
        v.object({
          id: v.string(),
          title: v.string(),
          columns: v.array(column),
          changes: v.array(
            v.object({
              at: v.record(v.string(), value),
              column: v.string(),
              was: v.nullable(value),
              now: v.nullable(value),
            }),
          ),
        }),
      ),
      sites: namedSites,
    }),
  ),
});

export const keepReport = route({
  id: 'keep-report',
  method: 'POST',
  path: '/v1/kept',
  summary:
    'Keep the figures of a report that is printed or saved, and give it a number; one that has all of them already is told',
  needs: 'reports',
  body: v.object({
    from: date,
    to: date,
    site: v.optional(uuid),
    why: v.picklist(['printed', 'saved']),
    tables,
  }),
  answer: json(numberAnswer),
});

export const closeDays = route({
  id: 'close-days',
  method: 'POST',
  path: '/v1/kept/close',
  summary: 'Close whole months that are over: their figures stand from now on as they are',
  needs: 'reports',
  body: v.object({ from: date, to: date }),
  answer: json(numberAnswer),
});

export const closedStands = route({
  id: 'closed-stands',
  method: 'POST',
  path: '/v1/kept/{number}/standing',
  summary: 'Open closed days again, or have the figures that they were closed with stand once more',
  needs: 'reports',
  params: numberParams,
  body: v.object({ closed: v.boolean() }),
  answer: json(done),
});
