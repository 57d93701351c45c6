import * as v from 'valibot';
import { done, idAnswer, idParams, uuid } from './fields.ts';
import { json, route } from './route.ts';

/** Importing from a screen. Uploads come in pieces, so that one that is cut goes on where it stopped. */
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const column = v.looseObject({ column: v.string() });

/**
 * A mapping as it travels: which column plays which part. What one must be to be imported by, the mapping's own room judges
 * (sheets/mapping/mapping.ts); parts that a screen does not know are passed on as they are.
 */
export const travellingMapping = v.looseObject({
  format: v.literal('alongside-mapping'),
  version: v.literal(1),
  name: v.string(),
  source: v.string(),
  key: v.optional(v.array(v.string()), []),
  timeZone: v.string(),
  date: v.looseObject({ column: v.string(), format: v.string() }),
  time: v.optional(v.looseObject({ column: v.string(), format: v.string() })),
  site: v.union([v.looseObject({ id: v.string() }), column]),
  targets: v.array(
    v.looseObject({
      target: v.string(),
      fields: v.optional(v.record(v.string(), v.unknown())),
      items: v.optional(
        v.variant('shape', [
          v.looseObject({
            shape: v.literal('wide'),
            columns: v.array(v.object({ column: v.string(), item: v.string() })),
          }),
          v.looseObject({ shape: v.literal('long'), item: v.string(), quantity: v.string() }),
        ]),
      ),
    }),
  ),
});

const progress = v.object({
  phase: v.string(),
  bytes: count,
  bytesTotal: count,
  rows: count,
  badRows: count,
  entries: v.object({ new: count, known: count, setAside: count }),
});
const report = v.object({
  ...progress.entries,
  problems: v.array(
    v.object({
      row: count,
      column: v.optional(v.string()),
      /** As in sheets/mapping/problem.ts. */
      code: v.string(),
      detail: v.optional(v.string()),
    }),
  ),
  byCode: v.record(v.string(), count),
  dates: v.object({ bothWays: count, otherWay: count }),
});

export const uploadBegin = route({
  id: 'upload-begin',
  method: 'POST',
  path: '/v1/uploads',
  summary: 'Begin to upload a spreadsheet',
  needs: 'import',
  answer: json(v.object({ ...idAnswer.entries, pieceBytes: count }), 201),
});

export const uploadPiece = route({
  id: 'upload-piece',
  method: 'POST',
  path: '/v1/uploads/{id}/pieces',
  summary:
    'Append a piece (base64) where the file ends; answers where it ends now, also when `at` was another place',
  needs: 'import',
  params: idParams,
  body: v.object({ at: count, data: v.pipe(v.string(), v.maxLength(1_000_000), v.base64()) }),
  answer: json(v.object({ bytes: count })),
});

export const uploadLook = route({
  id: 'upload-look',
  method: 'POST',
  path: '/v1/uploads/{id}/look',
  summary: 'The first rows of an uploaded spreadsheet and a first mapping to check',
  needs: 'import',
  params: idParams,
  body: v.object({
    sheet: v.optional(v.string()),
    headerRow: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000))),
    fileName: v.optional(v.pipe(v.string(), v.maxLength(200))),
  }),
  answer: json(
    v.object({
      sheets: v.array(v.string()),
      rows: v.array(v.object({ number: count, cells: v.array(v.string()) })),
      suggestion: v.object({
        mapping: travellingMapping,
        open: v.array(v.object({ part: v.string(), formats: v.optional(v.array(v.string())) })),
        unused: v.array(v.string()),
      }),
    }),
  ),
});

export const importStart = route({
  id: 'import-start',
  method: 'POST',
  path: '/v1/imports',
  summary: 'Start a dry run or an import of an uploaded spreadsheet with a mapping',
  needs: 'import',
  body: v.object({ upload: uuid, mapping: v.record(v.string(), v.unknown()), dryRun: v.boolean() }),
  answer: json(v.object({ job: v.string() }), 201),
});

export const importStatus = route({
  id: 'import-status',
  method: 'GET',
  path: '/v1/imports/{id}',
  summary: 'How far an import is, and its report when it is done',
  needs: 'import',
  params: idParams,
  answer: json(
    v.object({
      state: v.picklist(['running', 'done', 'stopped', 'failed']),
      dryRun: v.boolean(),
      progress: v.optional(progress),
      report: v.optional(report),
      failure: v.optional(
        v.object({ code: v.string(), detail: v.optional(v.string()), field: v.optional(v.string()) }),
      ),
      hasBadRows: v.boolean(),
    }),
  ),
});

export const importStop = route({
  id: 'import-stop',
  method: 'POST',
  path: '/v1/imports/{id}/stop',
  summary: 'Stop an import after the running batch; what is in stays in',
  needs: 'import',
  params: idParams,
  answer: json(done),
});

export const importBadRows = route({
  id: 'import-bad-rows',
  method: 'GET',
  path: '/v1/imports/{id}/bad-rows',
  summary: 'The rows that were not taken in, with reasons, as CSV',
  needs: 'import',
  params: idParams,
  answer: { type: 'file', media: ['text/csv'] },
});
