import * as v from 'valibot';
import { mappingSchema } from './mapping.ts';

/** What the server says of an uploaded spreadsheet and of an import. */
export const lookSchema = v.object({
  sheets: v.array(v.string()),
  rows: v.array(v.object({ number: v.number(), cells: v.array(v.string()) })),
  suggestion: v.object({
    mapping: mappingSchema,
    open: v.array(v.object({ part: v.string(), formats: v.optional(v.array(v.string())) })),
    unused: v.array(v.string()),
  }),
});
export type Look = v.InferOutput<typeof lookSchema>;

export const startedSchema = v.object({ job: v.string() });

const progress = {
  phase: v.string(),
  bytes: v.number(),
  bytesTotal: v.number(),
  rows: v.number(),
  badRows: v.number(),
  entries: v.object({ new: v.number(), known: v.number(), setAside: v.number() }),
};
export const statusSchema = v.object({
  state: v.picklist(['running', 'done', 'stopped', 'failed']),
  dryRun: v.boolean(),
  progress: v.optional(v.object(progress)),
  report: v.optional(
    v.object({
      ...progress,
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
