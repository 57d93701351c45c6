import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import * as v from 'valibot';
import type { Entry } from '#log/index.ts';
import { kindRegistry } from '#programs/kinds.ts';
import { createImport } from '#sheets/import/import.ts';
import type { ImportLog, ImportReport } from '#sheets/import/ports.ts';
import { type MappingInput, mappingSchema } from '#sheets/mapping/mapping.ts';
import type { RowProblem } from '#sheets/mapping/problem.ts';
import { hashOf } from '#sheets/read/hash.ts';
import { openSheet } from '#sheets/read/open.ts';
import type { Row } from '#sheets/read/sheet.ts';
import { rowTargets } from '#sheets/targets/list.ts';

export { createLog } from './memory-import-log.ts';

export const org = '6b0d4c1a-0000-4000-8000-000000000001';
export const hub = '6b0d4c1a-0000-4000-8000-000000000002';
export const van = '6b0d4c1a-0000-4000-8000-000000000003';
export const worker = '6b0d4c1a-0000-4000-8000-000000000004';
export const sites = [
  { id: hub, name: 'Hub', channel: 'fixed' },
  { id: van, name: 'Van Norte', channel: 'mobile' },
];
export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
export const clock = { now: () => Date.UTC(2025, 0, 15), offsetMinutes: () => 0 };

export let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sheets-import-'));
});
after(async () => {
  await rm(folder, { recursive: true });
});

export const base: MappingInput = {
  format: 'alongside-mapping',
  version: 1,
  name: 'Exchange log',
  source: 'exchange-log',
  timeZone: 'America/New_York',
  date: { column: 'Date', format: 'MM/DD/YYYY' },
  site: { id: hub },
  targets: [
    {
      target: 'exchange.handout',
      items: {
        shape: 'wide',
        columns: [
          { column: '1 ml', item: 'syringe-1ml' },
          { column: 'Cookers', item: 'cooker' },
        ],
      },
    },
  ],
};

export const run = async (
  content: string | Buffer,
  mapping: MappingInput,
  log: ImportLog,
  more: { readonly dryRun?: boolean; readonly replace?: boolean } = {},
): Promise<{ report: ImportReport; bad: { row: Row; problems: readonly RowProblem[] }[] }> => {
  const path = join(folder, 'sheet');
  await writeFile(path, content);
  const sheet = await openSheet(path);
  assert.ok(sheet.ok);
  const bad: { row: Row; problems: readonly RowProblem[] }[] = [];
  const result = await createImport({ log, kinds: kindRegistry, targets: rowTargets, sha256, clock })({
    sheet: sheet.value,
    file: await hashOf(path),
    mapping: v.parse(mappingSchema, mapping),
    org,
    author: worker,
    sites,
    dryRun: false,
    ...more,
    badRows: {
      headers: async () => {},
      add: async (row, problems) => {
        bad.push({ row, problems });
      },
    },
  });
  assert.ok(result.ok, JSON.stringify(result));
  await sheet.value.close();
  return { report: result.value, bad };
};

export const textOf = (entries: readonly Entry[]): string =>
  JSON.stringify(entries.map(({ hlc: _hlc, ...rest }) => rest));

export const codes = ({ report }: { report: ImportReport }): readonly string[] =>
  report.problems.map((problem) => `${problem.row} ${problem.column ?? ''} ${problem.code}`);
