import * as v from 'valibot';
import { err, failure, ok } from '#log/index.ts';
import type { Desk } from '#sheets/desk/desk.ts';
import { rowProblems } from '#sheets/mapping/problem.ts';
import { cellDoubts, columnDoubts, questionParts } from '#sheets/reading/question.ts';
import { coordinators } from '../../access/roles.ts';
import type { Imports } from '../../sheets/imports.ts';
import { done, isDone, uuid } from '../fields.ts';
import { forWorkers, json, type Route } from '../route.ts';

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const anything = v.record(v.string(), v.unknown());
const params = v.object({ id: uuid });
const failed = v.object({ code: v.string(), detail: v.optional(v.string()), field: v.optional(v.string()) });
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
  gives: v.object({
    syringesOut: count,
    syringesBack: count,
    visits: count,
    people: count,
    kits: count,
    reversals: count,
    items: counts,
    received: counts,
    months: counts,
    sites: counts,
    first: v.string(),
    last: v.string(),
  }),
  replaces: v.array(v.object({ device: v.string(), name: v.string(), at: v.string() })),
  problems: v.array(
    v.object({
      row: count,
      column: v.optional(v.string()),
      code: v.picklist(Object.keys(rowProblems)),
      detail: v.optional(v.string()),
    }),
  ),
  byCode: v.record(v.string(), count),
  dates: v.object({ bothWays: count, otherWay: count }),
});

const openColumn = v.object({
  column: v.string(),
  why: v.picklist(columnDoubts),
  uses: v.array(v.string()),
  samples: v.array(v.string()),
});
const sample = v.object({
  row: count,
  sheet: v.optional(v.string()),
  column: v.string(),
  text: v.string(),
  why: v.picklist(cellDoubts),
  readings: v.optional(v.array(v.string())),
});
const importRecord = v.object({
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
});

/** Bytes of one piece of an upload; base64 of it stays below the size of a request. */
const pieceBytes = 700_000;

/** Importing from a screen. Uploads come in pieces, so that one that is cut goes on where it stopped. */
export const sheetRoutes = (desk: Desk, imports: Imports): readonly Route[] => [
  forWorkers(coordinators, {
    id: 'upload-begin',
    method: 'POST',
    path: '/v1/uploads',
    summary: 'Begin to upload a spreadsheet',
    answer: json(v.object({ id: v.string(), pieceBytes: count }), 201),
    run: async ({ caller }) => ok({ id: await desk.uploads.begin(caller.org), pieceBytes }),
  }),
  forWorkers(coordinators, {
    id: 'upload-piece',
    method: 'POST',
    path: '/v1/uploads/{id}/pieces',
    summary:
      'Append a piece (base64) where the file ends; answers where it ends now, also when `at` was another place',
    params,
    body: v.object({ at: count, data: v.pipe(v.string(), v.maxLength(1_000_000), v.base64()) }),
    answer: json(v.object({ bytes: count })),
    run: ({ caller, params: { id }, body }) =>
      desk.uploads.append(caller.org, id, body.at, Buffer.from(body.data, 'base64')),
  }),
  forWorkers(coordinators, {
    id: 'upload-look',
    method: 'POST',
    path: '/v1/uploads/{id}/look',
    summary: 'The first rows of an uploaded spreadsheet and a first mapping to check',
    params,
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
          mapping: anything,
          open: v.array(
            v.looseObject({
              part: v.picklist(questionParts),
              formats: v.optional(v.array(v.string())),
              columns: v.optional(v.array(openColumn)),
              rows: v.optional(v.array(sample)),
              words: v.optional(
                v.array(v.object({ word: v.string(), rows: count, near: v.optional(v.string()) })),
              ),
              sheets: v.optional(v.array(v.string())),
            }),
          ),
          unused: v.array(v.string()),
          assumed: v.array(v.object({ name: v.string(), item: v.string(), why: v.string() })),
          ownTotals: v.array(v.object({ column: v.string(), sum: v.number() })),
          columns: v.array(v.object({ column: v.string(), samples: v.array(v.string()) })),
        }),
      }),
    ),
    run: ({ caller, params: { id }, body: { sheet, headerRow, fileName } }) =>
      desk.look(caller.org, id, {
        ...(sheet !== undefined && { sheet }),
        ...(headerRow !== undefined && { headerRow }),
        ...(fileName !== undefined && { fileName }),
      }),
  }),
  forWorkers(coordinators, {
    id: 'import-start',
    method: 'POST',
    path: '/v1/imports',
    summary: 'Start a dry run or an import of an uploaded spreadsheet with a mapping',
    body: v.object({
      upload: uuid,
      mapping: anything,
      dryRun: v.boolean(),
      replace: v.optional(v.boolean()),
    }),
    answer: json(v.object({ job: v.string() }), 201),
    run: ({ caller, body: { replace, ...order } }) =>
      desk.start({
        ...order,
        ...(replace !== undefined && { replace }),
        org: caller.org,
        author: caller.worker,
      }),
  }),
  forWorkers(coordinators, {
    id: 'import-status',
    method: 'GET',
    path: '/v1/imports/{id}',
    summary: 'How far an import is, and its report when it is done',
    params,
    answer: json(
      v.object({
        state: v.picklist(['running', 'done', 'stopped', 'failed']),
        dryRun: v.boolean(),
        progress: v.optional(progress),
        report: v.optional(report),
        failure: v.optional(failed),
        hasBadRows: v.boolean(),
      }),
    ),
    run: async ({ caller, params: { id } }) => desk.status(caller.org, id),
  }),
  forWorkers(coordinators, {
    id: 'import-stop',
    method: 'POST',
    path: '/v1/imports/{id}/stop',
    summary: 'Stop an import after the running batch; what is in stays in',
    params,
    answer: json(done),
    run: async ({ caller, params: { id } }) => {
      const stopped = desk.stop(caller.org, id);
      return stopped.ok ? ok(isDone) : stopped;
    },
  }),
  forWorkers(coordinators, {
    id: 'import-bad-rows',
    method: 'GET',
    path: '/v1/imports/{id}/bad-rows',
    summary: 'The rows that were not taken in, with reasons, as CSV',
    params,
    answer: { type: 'file', media: ['text/csv'] },
    run: async ({ caller, params: { id } }) => {
      const rows = desk.badRows(caller.org, id);
      return rows.ok
        ? ok({ media: 'text/csv; charset=utf-8', name: 'bad-rows.csv', body: rows.value })
        : err(failure('not-found'));
    },
  }),
  forWorkers(coordinators, {
    id: 'import-list',
    method: 'GET',
    path: '/v1/imports',
    summary:
      'Every import: who, when, which file, what it brought, and whether it was taken back; newest first',
    answer: json(v.object({ imports: v.array(importRecord) })),
    run: async ({ caller }) =>
      ok({
        imports: (await imports.list(caller.org)).map(({ device, author, at, name, brought, takenBack }) => ({
          ...{ device, author, at, name },
          ...(brought !== undefined && { brought }),
          ...(takenBack !== undefined && { takenBack }),
        })),
      }),
  }),
  forWorkers(coordinators, {
    id: 'import-take-back',
    method: 'POST',
    path: '/v1/imports/{id}/take-back',
    summary:
      'Take back all that an import brought; `id` is its `device`. What replaced a former import brings that one back',
    params,
    answer: json(done),
    run: async ({ caller, params: { id } }) => {
      const result = await imports.takeBack({ org: caller.org, author: caller.worker, device: id });
      return result.ok ? ok(isDone) : result;
    },
  }),
  forWorkers(coordinators, {
    id: 'import-bring-back',
    method: 'POST',
    path: '/v1/imports/{id}/bring-back',
    summary: 'Bring an import in again that was taken back; `id` is its `device`',
    params,
    answer: json(done),
    run: async ({ caller, params: { id } }) => {
      const result = await imports.bringBack({ org: caller.org, author: caller.worker, device: id });
      return result.ok ? ok(isDone) : result;
    },
  }),
];
