import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import * as v from 'valibot';
import { clock, random, sha256 } from '#cli/adapters/ports.ts';
import { createExportLog, createImportLog } from '#server/sheets/log.ts';
import { createDesk } from '#sheets/desk/desk.ts';
import { exportAll } from '#sheets/export/export.ts';
import { importEntries } from '#sheets/import/entries-file.ts';
import { createImport } from '#sheets/import/import.ts';
import type { ImportLog } from '#sheets/import/ports.ts';
import { type MappingInput, mappingSchema } from '#sheets/mapping/mapping.ts';
import { hashOf } from '#sheets/read/hash.ts';
import { openSheet } from '#sheets/read/open.ts';
import { rowTargets } from '#sheets/targets/list.ts';
import { createTestInstance } from '../support/instance.ts';
import { until } from '../support/patience.ts';

/** Import and export through the real intake on a real PostgreSQL. */
const folder = await mkdtemp(join(tmpdir(), 'sheets-real-'));
after(() => rm(folder, { recursive: true }));
const instance = await createTestInstance();
const { org, site, worker, kinds } = instance;
const sites = [{ id: site, name: 'Hub', channel: 'fixed' }];

const mapping = (source: string): MappingInput => ({
  format: 'alongside-mapping',
  version: 1,
  name: source,
  source,
  timeZone: 'America/New_York',
  date: { column: 'Date', format: 'YYYY-MM-DD' },
  site: { id: site },
  targets: [
    { target: 'visits.visit', fields: { people: { column: 'People' } } },
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
    { target: 'exchange.return', fields: { count: { column: 'Back' } } },
    {
      target: 'naloxone.handout',
      items: { shape: 'wide', columns: [{ column: 'Kits', item: 'naloxone-nasal-4mg-kit' }] },
    },
  ],
});

const sheetOf = (rows: number, month: string): string => {
  const lines = Array.from(
    { length: rows },
    (_, index) =>
      `2023-${month}-${String((index % 28) + 1).padStart(2, '0')},${(index % 3) + 1},10,2,5,${index % 2}`,
  );
  return `Date,People,1 ml,Cookers,Back,Kits\n${lines.join('\n')}\n`;
};

const importing = async (file: string, source: string, log: ImportLog) => {
  const sheet = await openSheet(file);
  assert.ok(sheet.ok);
  try {
    return await createImport({ log, kinds, targets: rowTargets, sha256, clock })({
      sheet: sheet.value,
      file: await hashOf(file),
      mapping: v.parse(mappingSchema, mapping(source)),
      org,
      author: worker,
      sites,
      dryRun: false,
    });
  } finally {
    await sheet.value.close();
  }
};

const quantity = async (month: string): Promise<number> => {
  const rows = await instance.report('exchange.items', `2023-${month}-01`, `2023-${month}-28`);
  return rows
    .filter((row) => row['item'] === 'syringe-1ml')
    .reduce((sum, row) => sum + Number(row['quantity']), 0);
};

test('what a spreadsheet says is what the report says, once, however often it is imported', async () => {
  const file = join(folder, 'year.csv');
  await writeFile(file, sheetOf(1000, '01'));
  const log = createImportLog(instance, org);
  const first = await importing(file, 'year', log);
  assert.ok(first.ok);
  assert.deepEqual(first.value.entries, { new: 3500, known: 0, setAside: 0 });
  assert.equal(await quantity('01'), 10_000);
  const again = await importing(file, 'year', log);
  assert.ok(again.ok);
  assert.deepEqual(again.value.entries, { new: 0, known: 3500, setAside: 0 });
  assert.equal(await quantity('01'), 10_000);
});

test('an import that dies between transactions goes on when it is run again, without holes in its numbers', async () => {
  const file = join(folder, 'torn.csv');
  await writeFile(file, sheetOf(1500, '02'));
  const log = createImportLog(instance, org);
  let left = 2;
  const dying: ImportLog = {
    ...log,
    offer: async (entries) => {
      if (left === 0) throw new Error('killed');
      left -= 1;
      return log.offer(entries);
    },
  };
  await assert.rejects(importing(file, 'torn', dying), /killed/);
  assert.notEqual(await quantity('02'), 15_000);
  const again = await importing(file, 'torn', log);
  assert.ok(again.ok);
  assert.equal(again.value.entries.known + again.value.entries.new, 5250);
  assert.equal(await quantity('02'), 15_000);
  const devices = new Set<string>();
  await createExportLog(instance, org).read(async ({ all }) => {
    for await (const page of all()) for (const entry of page) devices.add(entry.device);
  });
  for (const device of devices) {
    const { ranges } = await instance.store.ledger(org, device);
    assert.equal(ranges.length, 1, 'numbers of an import device are dense');
    assert.equal(ranges[0]?.[0], 1);
  }
});

test('an upload in pieces is looked at, tried and imported, and a cut in between loses nothing', async () => {
  const desk = createDesk({
    folder: join(folder, 'desk'),
    clock,
    random,
    sha256,
    kinds,
    targets: rowTargets,
    logOf: (of) => createImportLog(instance, of),
    placeOf: async () => ({ sites, timeZone: 'America/New_York' }),
  });
  const bytes = Buffer.from(`${sheetOf(300, '03')}not a date,1,1,1,1,1\n`);
  const upload = await desk.uploads.begin(org);
  const middle = Math.floor(bytes.length / 2);
  await desk.uploads.append(org, upload, 0, bytes.subarray(0, middle));
  // The answer to the first piece was lost: it comes again, and the sender hears where to go on.
  const repeated = await desk.uploads.append(org, upload, 0, bytes.subarray(0, middle));
  assert.deepEqual(repeated, { ok: true, value: { bytes: middle } });
  await desk.uploads.append(org, upload, middle, bytes.subarray(middle));
  const look = await desk.look(org, upload, { fileName: 'March.csv' });
  assert.ok(look.ok);
  assert.equal(look.value.rows[0]?.cells[2], '1 ml');
  assert.deepEqual(look.value.suggestion.mapping.date, { column: 'Date', format: 'YYYY-MM-DD' });

  const run = async (dryRun: boolean) => {
    const started = await desk.start({ org, author: worker, upload, mapping: mapping('march'), dryRun });
    assert.ok(started.ok);
    const second = await desk.start({ org, author: worker, upload, mapping: mapping('march'), dryRun });
    assert.equal(second.ok ? '' : second.error.code, 'import-running');
    const { job } = started.value;
    const read = () => {
      const status = desk.status(org, job);
      assert.ok(status.ok);
      return { ...status.value, job };
    };
    await until(() => read().state !== 'running');
    return read();
  };
  const dry = await run(true);
  assert.equal(dry.state, 'done', JSON.stringify(dry.failure));
  assert.equal(await quantity('03'), 0);
  const real = await run(false);
  assert.equal(real.report?.entries.new, dry.report?.entries.new);
  assert.equal(await quantity('03'), 3000);
  const bad = desk.badRows(org, real.job);
  assert.ok(bad.ok);
  const text = (await bad.value.toArray()).join('');
  assert.match(text, /^\ufeffrow,problems,Date,People/);
  assert.match(text, /302,Date: The date is not written as the mapping says\.,not a date,1,1/);
  // Another organization finds none of it.
  assert.equal(desk.status('00000000-0000-4000-8000-00000000000a', real.job).ok, false);
  assert.equal((await desk.look('00000000-0000-4000-8000-00000000000a', upload)).ok, false);
  await desk.close();
});

test('a whole export can be taken in again and changes nothing; the plain one has no visits and is refused', async () => {
  const siteNames = new Map([[site, 'Hub']]);
  const order = { log: createExportLog(instance, org), kinds, org, siteNames };
  const whole = await exportAll({ ...order, folder: join(folder, 'whole'), whole: true });
  const plain = await exportAll({ ...order, folder: join(folder, 'plain'), whole: false });
  assert.deepEqual(whole, plain);
  const offer = async (values: readonly unknown[]) => (await instance.intake(org, values)).verdicts;
  const again = await importEntries(join(folder, 'whole', 'entries.jsonl'), { org, offer });
  assert.ok(again.ok);
  assert.deepEqual(again.value.verdicts, { duplicate: whole.entries });
  const refused = await importEntries(join(folder, 'plain', 'entries.jsonl'), { org, offer });
  assert.equal(refused.ok, false);
  const text = await readFile(join(folder, 'plain', 'entries.jsonl'), 'utf8');
  assert.doesNotMatch(text, /"visit":/);
  assert.deepEqual((await readdir(join(folder, 'plain'))).toSorted(), [
    'data-values.json',
    'entries.jsonl',
    'exchange.handout.csv',
    'exchange.return.csv',
    'naloxone.handout.csv',
    'visits.visit.csv',
  ]);
  const [header, first] = (await readFile(join(folder, 'plain', 'exchange.handout.csv'), 'utf8')).split(
    '\r\n',
  );
  assert.equal(header, '\ufeffentry,date,time,site,channel,item,quantity');
  assert.match(first ?? '', /,2023-0\d-\d\d,12:00,Hub,fixed,/);
});
