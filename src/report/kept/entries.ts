import * as v from 'valibot';
import { type BodyOf, defineKind, open, uuid } from '#log/index.ts';
import { day } from '#log/shared-fields.ts';

/**
 * Figures of a report as they were at one place of the log: of a month that was closed, of a report that was printed or saved.
 * Counts only, so that they stand when times have faded and people were erased. The server writes them, in the name of who asked.
 */
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const why = 'figures of a report that was closed, printed or saved';

/** That somebody kept the figures of these days: under a number, which is on the paper. */
export const keptKind = defineKind({
  kind: 'report.kept',
  version: 1,
  right: 'arrange',
  atHome: true,
  fields: {
    number: open(v.pipe(v.number(), v.integer(), v.minValue(1)), 'finds a printed report again'),
    from: open(day, why),
    to: open(day, why),
    site: open(v.optional(uuid), why),
    why: open(v.picklist(['closed', 'printed', 'saved']), why),
    /** The last entry of the log that they know of; none of an empty log. */
    after: open(v.optional(uuid), 'tells what came later'),
    /** What they lacked then, as far as was known (server/review/lacks.ts). */
    held: open(count, why),
    forks: open(count, why),
    gaps: open(count, why),
    devices: open(count, why),
    /** The first day of which nothing had faded, where the days begin before it. */
    fadedBefore: open(v.optional(day), why),
  },
});
export type KeptBody = BodyOf<typeof keptKind.fields>;

const value = v.custom<string | number>(
  (cell) => typeof cell === 'string' || typeof cell === 'number',
  'expected a text or a number',
);

/** The figures themselves, in as many entries as they need: tables as a report has them, over all sites or at one. */
export const figuresKind = defineKind({
  kind: 'report.figures',
  version: 1,
  right: 'arrange',
  atHome: true,
  fields: {
    of: open(uuid, why),
    part: open(count, why),
    tables: open(
      v.array(
        v.strictObject({
          table: v.string(),
          site: v.optional(uuid),
          columns: v.array(v.string()),
          rows: v.array(v.array(value)),
        }),
      ),
      why,
    ),
  },
});
export type FiguresBody = BodyOf<typeof figuresKind.fields>;
export type KeptTable = FiguresBody['tables'][number];

/**
 * That kept figures are those of their days from now on, or are not any more: the days are closed, or open again. The latest word on
 * the same days counts.
 */
export const closingKind = defineKind({
  kind: 'report.closing',
  version: 1,
  right: 'arrange',
  atHome: true,
  fields: {
    of: open(uuid, why),
    from: open(day, why),
    to: open(day, why),
    closed: open(v.boolean(), why),
  },
});

export const keptKinds = [keptKind, figuresKind, closingKind] as const;
