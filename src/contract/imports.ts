import * as v from 'valibot';
import { uuid } from '#log/index.ts';
import { done, idAnswer, idParams } from './fields.ts';
import { json, route } from './route.ts';

/** Importing from a screen. Uploads come in pieces, so that one that is cut goes on where it stopped. */
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/**
 * A mapping as it travels: which column plays which part. What one must be, the room of sheets judges
 * (sheets/mapping/mapping.ts), on the screen as on the server.
 */
const mapping = v.record(v.string(), v.unknown());

const progress = v.object({
  phase: v.string(),
  bytes: count,
  bytesTotal: count,
  rows: count,
  badRows: count,
  entries: v.object({ new: count, known: count, setAside: count }),
});
const counts = v.record(v.string(), count);
const report = v.object({
  ...progress.entries,
  /** What it will give, or gave, by item, month and site. */
  gives: v.object({
    syringesOut: count,
    syringesBack: count,
    visits: count,
    people: count,
    /** Only counted, by day, month, quarter or year: in no other figure. */
    tallied: v.object({ visits: count, people: count }),
    kits: count,
    reversals: count,
    items: counts,
    received: counts,
    months: counts,
    sites: counts,
    first: v.string(),
    last: v.string(),
  }),
  /** Former imports whose place it takes. */
  replaces: v.array(v.object({ device: v.string(), name: v.string(), at: v.string() })),
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

/** What is asked, with all that a person needs to answer; which parts there are: sheets/reading/question.ts. */
const question = v.object({
  part: v.string(),
  formats: v.optional(v.array(v.string()), []),
  columns: v.optional(
    v.array(
      v.object({
        column: v.string(),
        why: v.string(),
        uses: v.array(v.string()),
        samples: v.array(v.string()),
      }),
    ),
    [],
  ),
  rows: v.optional(
    v.array(
      v.object({
        row: count,
        sheet: v.optional(v.string()),
        column: v.string(),
        text: v.string(),
        why: v.string(),
        readings: v.optional(v.array(v.string())),
      }),
    ),
    [],
  ),
  words: v.optional(v.array(v.object({ word: v.string(), rows: count, near: v.optional(v.string()) })), []),
  column: v.optional(v.string(), ''),
  sheets: v.optional(v.array(v.string()), []),
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
    /** These sheets and no others, as far as they are alike; left out: all that are alike. */
    sheets: v.optional(v.pipe(v.array(v.string()), v.minLength(1), v.maxLength(40))),
    headerRow: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000))),
    fileName: v.optional(v.pipe(v.string(), v.maxLength(200))),
  }),
  answer: json(
    v.object({
      sheets: v.array(v.string()),
      rows: v.array(v.object({ number: count, cells: v.array(v.string()) })),
      suggestion: v.object({
        mapping,
        open: v.array(question),
        unused: v.array(v.string()),
        assumed: v.array(v.object({ name: v.string(), item: v.string(), why: v.string() })),
        ownTotals: v.array(v.object({ column: v.string(), sum: v.number() })),
        columns: v.array(v.object({ column: v.string(), samples: v.array(v.string()) })),
      }),
    }),
  ),
});

/** A sheet that is read at once, in bytes: some thousand lines. Its base64 stays below the size of a request. */
export const mostSheetBytes = 700_000;

export const sheetRows = route({
  id: 'sheet-rows',
  method: 'POST',
  path: '/v1/sheets/rows',
  summary: 'Read a small spreadsheet (base64 of a CSV or XLSX) as rows of text; nothing of it is kept',
  needs: 'log',
  body: v.object({ data: v.pipe(v.string(), v.maxLength(1_000_000), v.base64()) }),
  answer: json(v.object({ rows: v.array(v.object({ number: count, cells: v.array(v.string()) })) })),
});

export const importStart = route({
  id: 'import-start',
  method: 'POST',
  path: '/v1/imports',
  summary: 'Start a dry run or an import of an uploaded spreadsheet with a mapping',
  needs: 'import',
  body: v.object({ upload: uuid, mapping, dryRun: v.boolean(), replace: v.optional(v.boolean(), false) }),
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

export const importList = route({
  id: 'import-list',
  method: 'GET',
  path: '/v1/imports',
  summary:
    'Every import: who, when, which file, what it brought, and whether it was taken back; newest first',
  needs: 'import',
  answer: json(
    v.object({
      /** The import that is running now, if one is; `import-status` tells how far it is. */
      running: v.optional(v.string()),
      imports: v.array(
        v.object({
          device: v.string(),
          author: v.string(),
          at: v.string(),
          name: v.string(),
          brought: v.optional(
            v.object({
              entries: count,
              syringesOut: count,
              syringesBack: count,
              visits: count,
              first: v.optional(v.string()),
              last: v.optional(v.string()),
            }),
          ),
          takenBack: v.optional(v.string()),
        }),
      ),
    }),
  ),
});

export const importTakeBack = route({
  id: 'import-take-back',
  method: 'POST',
  path: '/v1/imports/{id}/take-back',
  summary:
    'Take back all that an import brought; `id` is its `device`. What replaced a former import brings that one back',
  needs: 'import',
  params: idParams,
  answer: json(done),
});

export const importBringBack = route({
  id: 'import-bring-back',
  method: 'POST',
  path: '/v1/imports/{id}/bring-back',
  summary: 'Bring an import in again that was taken back; `id` is its `device`',
  needs: 'import',
  params: idParams,
  answer: json(done),
});
