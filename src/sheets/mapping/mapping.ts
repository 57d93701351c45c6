import * as v from 'valibot';
import { isUuid, type Uuid } from '#log/index.ts';
import { day } from '#log/shared-fields.ts';

/**
 * How the rows of one kind of spreadsheet become entries: saved as JSON, used again for the next file of that kind.
 * Columns are named by their header; headers are compared without case, accents and surrounding space.
 */
const header = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500));
const word = v.record(v.string(), v.string());
const uuid = v.custom<Uuid>(isUuid, 'expected the id of a site');

/** Where a field's value comes from: a column, its words perhaps translated to codes, or the same value in all rows. */
const fieldSource = v.union([
  v.strictObject({
    column: header,
    /** Their word to our code; `*` stands for any other word. */
    values: v.optional(word),
    /** Columns that are added to it: men, women and nonbinary people are the people. */
    plus: v.optional(v.pipe(v.array(header), v.minLength(1), v.maxLength(20))),
  }),
  v.strictObject({ value: v.union([v.string(), v.number(), v.boolean()]) }),
]);

const itemSource = v.union([
  /** One column for each item, the cell holding how many. */
  v.strictObject({
    shape: v.literal('wide'),
    columns: v.pipe(
      v.array(
        v.strictObject({
          column: header,
          item: v.string(),
          /** Pieces in one of what the column counts ("box of 100"); 1 when left out. */
          times: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000))),
        }),
      ),
      v.minLength(1),
    ),
    /** Columns with the lot, and the day it expires, of the one item that a row counts. */
    lot: v.optional(header),
    expires: v.optional(header),
  }),
  /** One row for each item: its name in one column, how many in another. Rows of one `group` make one hand-out. */
  v.strictObject({
    shape: v.literal('long'),
    item: header,
    quantity: header,
    values: v.optional(word),
    lot: v.optional(header),
    expires: v.optional(header),
    /** A column that says what is counted, "each" or "box of 100", with the pieces in one by their word. */
    unit: v.optional(
      v.strictObject({
        column: header,
        times: v.record(v.string(), v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000))),
      }),
    ),
    /** Pieces in one of what is counted, by their word for the item. */
    times: v.optional(
      v.record(v.string(), v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000))),
    ),
  }),
]);

const layout = v.strictObject({
  /** Names of the sheets to take, one after the other; their columns are found by the headers of the first, */
  sheets: v.optional(v.array(v.string())),
  /** or by these, where some sheets have columns that the first has not. */
  columns: v.optional(v.array(header)),
  /** Adds a column of this name with the name of the sheet that a row stands in, where that says its month or place. */
  sheetName: v.optional(header),
  /** Adds a column of this name with the line of one cell that stands above a row: the day, month or place of the rows below. */
  section: v.optional(header),
  /** Rows that make the headers together: "Syringes" over "Given" and "Returned". */
  headerRows: v.optional(v.picklist([1, 2, 3]), 1),
  /** Rows of the headers of further tables below the first, of which `columns` holds all. */
  tables: v.optional(v.array(v.number())),
  /** Columns whose empty cells mean what stands above them. */
  fillDown: v.optional(v.array(header), []),
  /** Rows that add others up and say so in a word are left out. */
  totals: v.optional(v.boolean(), false),
  /** More rows that are no records, by number; in a workbook with several sheets as `Sheet!7`. */
  leaveOut: v.optional(v.array(v.union([v.number(), v.string()])), []),
  /** Columns that are one thing in several months, sites or items: each cell becomes a row of its own. */
  across: v.optional(
    v.strictObject({
      columns: v.pipe(v.array(header), v.minLength(2)),
      /** What each of them stands for, where its header does not say it alone: "M" behind "L" is a Tuesday. */
      names: v.optional(v.array(header)),
      /** What the new column with their headers is called, and the one with their values. */
      name: header,
      value: header,
    }),
  ),
  /** The same columns once for each place: each group becomes a row of its own, under the headers of `values`. */
  beside: v.optional(
    v.strictObject({
      /** What the new column with the names of the groups is called. */
      name: header,
      values: v.pipe(v.array(header), v.minLength(1)),
      groups: v.pipe(
        v.array(v.strictObject({ name: header, columns: v.pipe(v.array(header), v.minLength(1)) })),
        v.minLength(1),
      ),
    }),
  ),
});

const targetMapping = v.strictObject({
  /** Kind of the entry to make: `exchange.handout`. */
  target: v.string(),
  /** Tells two targets of one kind in one mapping apart, also in the ids of their entries. */
  name: v.optional(v.pipe(v.string(), v.regex(/^[a-z0-9-]{0,30}$/)), ''),
  /** Only rows whose column holds one of these words. */
  when: v.optional(v.strictObject({ column: header, is: v.pipe(v.array(v.string()), v.minLength(1)) })),
  fields: v.optional(v.record(v.string(), fieldSource), {}),
  items: v.optional(itemSource),
});

export const mappingSchema = v.strictObject({
  format: v.literal('alongside-mapping'),
  version: v.literal(1),
  /** What people call this kind of spreadsheet. */
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100)),
  /**
   * Stable name of where the rows come from. Together with a row's key it makes the ids of entries: keep it for next
   * month's file of the same list, change it for another list.
   */
  source: v.pipe(
    v.string(),
    v.regex(/^[a-z0-9][a-z0-9._-]{0,79}$/, 'small letters, digits, dots and dashes'),
  ),
  /** Name of the sheet in an XLSX; left out: the first that is not hidden. */
  sheet: v.optional(v.string()),
  delimiter: v.optional(v.picklist([',', ';', '\t', '|'])),
  encoding: v.optional(v.picklist(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'])),
  /** How the sheet is laid out, where it is more than one row of headers and rows below it. */
  layout: v.optional(layout),
  /** Questions that nobody answered yet, by their ids: nothing is written while there are any. */
  open: v.optional(v.array(v.string())),
  /** Row of the column names; of two, the first. */
  headerRow: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)), 1),
  /**
   * Columns that name a row for good, such as a visit number. Without any, the row's number does, and a file whose rows
   * moved shows up as changed rows, not as doubled ones.
   */
  key: v.optional(v.array(header), []),
  /** Rows that follow each other with the same content in these columns are one encounter (long lists of items). */
  group: v.optional(v.array(header), []),
  /** IANA name: `America/New_York`. */
  timeZone: v.pipe(v.string(), v.minLength(1), v.maxLength(60)),
  decimal: v.optional(v.picklist(['.', ',']), '.'),
  /** Columns that write numbers otherwise than `decimal` says. */
  decimals: v.optional(v.record(v.string(), v.picklist(['.', ','])), {}),
  date: v.strictObject({
    column: header,
    /** Columns whose text is put behind it: a year beside months, a day beside both. */
    also: v.optional(v.array(header)),
    /** A column of weekdays: the row is of that day in the week that begins, or ends, with the date. */
    weekday: v.optional(v.strictObject({ column: header, week: v.picklist(['begins', 'ends']) })),
    /**
     * `MM/DD/YYYY HH:mm` and the like; `cells` for dates that the spreadsheet itself keeps as dates; `any MDY` or `any DMY`
     * for a column that mixes spellings (any-date.ts).
     */
    format: v.string(),
    /** Date cells that a spreadsheet program took with day and month changed round are turned back. */
    cells: v.optional(v.picklist(['as-shown', 'swapped'])),
    /** One day for all rows, whatever the column: a count of a shelf, a list under one date. */
    on: v.optional(day),
    /** What to do with a date that reads differently, but just as well, with day and month changed round. */
    ambiguous: v.optional(v.picklist(['accept', 'refuse']), 'accept'),
  }),
  time: v.optional(v.strictObject({ column: header, format: v.string() })),
  /** Time of day for rows that give only a date: noon, so that the date is right whatever the zone. */
  timeDefault: v.optional(v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/)), '12:00'),
  /** Which of the two is meant when clocks are put back and an hour comes twice. */
  doubledHour: v.optional(v.picklist(['first', 'second']), 'first'),
  site: v.union([
    v.strictObject({ id: uuid }),
    /** Their name of a site to its id here; names of sites as they are called here need no translation. */
    v.strictObject({ column: header, values: v.optional(v.record(v.string(), uuid), {}) }),
  ]),
  targets: v.pipe(v.array(targetMapping), v.minLength(1), v.maxLength(20)),
});

/** A mapping as it stands while a person still says what columns count: nothing need be counted yet. */
export const openMappingSchema = v.strictObject({
  ...mappingSchema.entries,
  targets: v.pipe(v.array(targetMapping), v.maxLength(20)),
});

export type Mapping = v.InferOutput<typeof mappingSchema>;
export type MappingInput = v.InferInput<typeof mappingSchema>;
export type FieldSource = v.InferOutput<typeof fieldSource>;
export type ItemSource = v.InferOutput<typeof itemSource>;

/** Headers and words are compared in this form. */
export const fold = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();
