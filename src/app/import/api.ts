import * as v from 'valibot';
import { mappingSchema } from '#sheets/mapping/mapping.ts';

/** What the server says of an uploaded spreadsheet, of an import, and of those before. */
const openColumn = v.object({
  column: v.string(),
  why: v.string(),
  uses: v.array(v.string()),
  samples: v.array(v.string()),
});
const sample = v.object({
  row: v.number(),
  sheet: v.optional(v.string()),
  column: v.string(),
  text: v.string(),
  why: v.string(),
  readings: v.optional(v.array(v.string())),
});
const question = v.object({
  part: v.string(),
  formats: v.optional(v.array(v.string()), []),
  columns: v.optional(v.array(openColumn), []),
  rows: v.optional(v.array(sample), []),
  words: v.optional(
    v.array(v.object({ word: v.string(), rows: v.number(), near: v.optional(v.string()) })),
    [],
  ),
  column: v.optional(v.string(), ''),
  sheets: v.optional(v.array(v.string()), []),
});
export type Question = v.InferOutput<typeof question>;
export type OpenColumn = v.InferOutput<typeof openColumn>;
export type Sample = v.InferOutput<typeof sample>;

export const lookSchema = v.object({
  sheets: v.array(v.string()),
  suggestion: v.object({
    mapping: mappingSchema,
    open: v.array(question),
    unused: v.array(v.string()),
    assumed: v.array(v.object({ name: v.string(), item: v.string(), why: v.string() })),
    ownTotals: v.array(v.object({ column: v.string(), sum: v.number() })),
    columns: v.array(v.object({ column: v.string(), samples: v.array(v.string()) })),
  }),
});
export type Look = v.InferOutput<typeof lookSchema>;

export const startedSchema = v.object({ job: v.string() });

const counts = v.record(v.string(), v.number());
const progress = {
  phase: v.string(),
  bytes: v.number(),
  bytesTotal: v.number(),
  rows: v.number(),
  badRows: v.number(),
  entries: v.object({ new: v.number(), known: v.number(), setAside: v.number() }),
};
const gives = v.object({
  syringesOut: v.number(),
  syringesBack: v.number(),
  visits: v.number(),
  people: v.number(),
  kits: v.number(),
  reversals: v.number(),
  items: counts,
  received: counts,
  months: counts,
  sites: counts,
  first: v.string(),
  last: v.string(),
});
export type Gives = v.InferOutput<typeof gives>;

export const statusSchema = v.object({
  state: v.picklist(['running', 'done', 'stopped', 'failed']),
  dryRun: v.boolean(),
  progress: v.optional(v.object(progress)),
  report: v.optional(
    v.object({
      ...progress,
      gives,
      replaces: v.array(v.object({ device: v.string(), name: v.string(), at: v.string() })),
      problems: v.array(
        v.object({
          row: v.number(),
          column: v.optional(v.string()),
          code: v.string(),
          detail: v.optional(v.string()),
        }),
      ),
    }),
  ),
  failure: v.optional(v.object({ code: v.string() })),
  hasBadRows: v.boolean(),
});
export type Status = v.InferOutput<typeof statusSchema>;
export type Report = NonNullable<Status['report']>;

export const importsSchema = v.object({
  imports: v.array(
    v.object({
      device: v.string(),
      author: v.string(),
      at: v.string(),
      name: v.string(),
      brought: v.optional(
        v.object({
          entries: v.number(),
          syringesOut: v.number(),
          syringesBack: v.number(),
          visits: v.number(),
          first: v.optional(v.string()),
          last: v.optional(v.string()),
        }),
      ),
      takenBack: v.optional(v.string()),
    }),
  ),
});
export type PastImport = v.InferOutput<typeof importsSchema>['imports'][number];
