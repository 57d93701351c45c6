import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { Capability } from '#contract/capability.ts';
import { rolesThatMay } from '#contract/roles.ts';
import { sql } from '#database/sql.ts';
import { createWriter } from '../support/log.ts';
import { until } from '../support/patience.ts';
import { anyId } from '../support/postgres.ts';
import { setUpTestServer, startTestServer } from '../support/server.ts';

const folder = await mkdtemp(join(tmpdir(), 'sheets-http-'));
after(() => rm(folder, { recursive: true }));
const server = await startTestServer({ uploadFolder: folder });
const { token, place } = await setUpTestServer(server);
const call = (method: string, path: string, body?: unknown) =>
  server.call(method, path, { token, ...(body !== undefined && { body }) });

const upload = async (content: string): Promise<string> => {
  const begun = await call('POST', '/v1/uploads');
  assert.equal(begun.status, 201, JSON.stringify(begun.json));
  const bytes = Buffer.from(content);
  for (let at = 0; at < bytes.length; at += 100) {
    const data = bytes.subarray(at, at + 100).toString('base64');
    const piece = await call('POST', `/v1/uploads/${begun.json.id}/pieces`, { at, data });
    assert.deepEqual(piece.json, { bytes: Math.min(at + 100, bytes.length) });
  }
  return begun.json.id;
};

test('a spreadsheet goes from upload to report over HTTP with the mapping that was suggested', async () => {
  const rows = Array.from(
    { length: 40 },
    (_, index) => `${index + 1},2024-03-${String((index % 28) + 1).padStart(2, '0')},10`,
  );
  const id = await upload(`No,Date,1 ml\n${rows.join('\n')}\n41,soon,1\n`);
  const look = await call('POST', `/v1/uploads/${id}/look`, { fileName: 'March.csv' });
  assert.equal(look.status, 200, JSON.stringify(look.json));
  const { mapping } = look.json.suggestion;
  // The column has one odd row, so the suggestion asks for the format.
  assert.deepEqual(look.json.suggestion.open, [
    {
      part: 'date.format',
      formats: ['YYYY-MM-DD'],
      rows: [{ row: 42, column: 'Date', text: 'soon', why: 'date-unread' }],
    },
  ]);
  assert.equal(mapping.date.format, 'YYYY-MM-DD');
  const early = await call('POST', '/v1/imports', { upload: id, mapping, dryRun: false });
  assert.deepEqual(
    [early.status, early.json.code],
    [409, 'import-open'],
    'nothing is written before that was answered',
  );
  const { open: _open, ...answered } = mapping;
  const started = await call('POST', '/v1/imports', { upload: id, mapping: answered, dryRun: false });
  assert.equal(started.status, 201, JSON.stringify(started.json));
  const ask = () => call('GET', `/v1/imports/${started.json.job}`);
  await until(async () => (await ask()).json.state !== 'running');
  const status = await ask();
  assert.equal(status.json.state, 'done', JSON.stringify(status.json));
  assert.equal(status.json.report.entries.new, 40);
  assert.deepEqual(status.json.report.problems, [{ row: 42, column: 'Date', code: 'date-format' }]);
  const bad = await call('GET', `/v1/imports/${started.json.job}/bad-rows`);
  assert.match(bad.json, /42,Date: /);
  assert.equal(await quantityOf('2024-03'), 400);
  const gone = await call('POST', '/v1/imports', { upload: id, mapping: answered, dryRun: true });
  assert.equal(gone.status, 404, 'the uploaded file is not kept');
});

const quantityOf = async (month: string): Promise<number> => {
  const report = await call('GET', `/v1/reports/exchange.items?from=${month}-01&to=${month}-28`);
  return report.json.rows.reduce((sum: number, row: { quantity: number }) => sum + Number(row.quantity), 0);
};

const importing = async (
  name: string,
  content: string,
  more: object = {},
  change = (mapping: object): object => mapping,
) => {
  const id = await upload(content);
  const look = await call('POST', `/v1/uploads/${id}/look`, { fileName: name });
  const { open: _open, ...mapping } = change(look.json.suggestion.mapping) as { open?: unknown };
  const started = await call('POST', '/v1/imports', { upload: id, mapping, dryRun: false, ...more });
  assert.equal(started.status, 201, JSON.stringify(started.json));
  const ask = () => call('GET', `/v1/imports/${started.json.job}`);
  await until(async () => (await ask()).json.state !== 'running');
  return (await ask()).json;
};

test('an import that is stopped ends where it was, and what it wrote counts', async () => {
  const id = await upload('Date,1cc\n2024-08-13,10\n2024-08-14,20\n');
  const look = await call('POST', `/v1/uploads/${id}/look`, { fileName: 'August.csv' });
  const { open: _open, ...mapping } = look.json.suggestion.mapping;
  const path = await server.database.inOrganization(place.org, async (tx) => {
    // While the log is held, the import cannot be done before it is told to stop.
    await tx.run(sql`select 1 from log_head where org_id = ${place.org} for update`);
    const started = await call('POST', '/v1/imports', { upload: id, mapping, dryRun: false });
    assert.equal(started.status, 201, JSON.stringify(started.json));
    assert.equal((await call('POST', `/v1/imports/${started.json.job}/stop`)).status, 200);
    return `/v1/imports/${started.json.job}`;
  });
  await until(async () => (await call('GET', path)).json.state !== 'running');
  assert.equal((await call('GET', path)).json.state, 'stopped');
  assert.equal((await call('POST', `/v1/imports/${anyId()}/stop`)).status, 404);
});

test('an import is listed with what it brought, goes out with one tap, and comes in again with another', async () => {
  const done = await importing('May.csv', 'Date,1cc\n2024-05-13,10\n2024-05-14,20\n');
  assert.equal(done.report.gives.syringesOut, 30);
  const { imports } = (await call('GET', '/v1/imports')).json;
  const [latest] = imports;
  assert.deepEqual(latest.brought, {
    ...{ entries: 2, syringesOut: 30, syringesBack: 0, visits: 0 },
    ...{ first: '2024-05-13', last: '2024-05-14' },
  });
  assert.equal(latest.name, 'May.csv');
  assert.equal(await quantityOf('2024-05'), 30);
  for (const [step, quantity] of [
    ['take-back', 0],
    ['take-back', 0],
    ['bring-back', 30],
    ['take-back', 0],
  ] as const) {
    const answer = await call('POST', `/v1/imports/${latest.device}/${step}`, {});
    assert.deepEqual(answer.json, { done: true });
    assert.equal(await quantityOf('2024-05'), quantity, step);
    const listed: readonly { readonly takenBack?: string | null }[] = (await call('GET', '/v1/imports')).json
      .imports;
    const { lacks } = (await call('GET', '/v1/headlines?from=2024-01-01&to=2024-12-31')).json;
    assert.equal(lacks.imports, listed.filter(({ takenBack }) => !takenBack).length, 'each is told of once');
  }
  const again = await importing('May.csv', 'Date,1cc\n2024-05-13,10\n2024-05-14,20\n');
  assert.deepEqual(again.report.entries, { new: 2, known: 0, setAside: 0 });
  assert.equal(await quantityOf('2024-05'), 30);
});

test('last year’s hand-outs leave today’s shelf alone and raise no alarm', async () => {
  await importing('Cookers.csv', 'Date,Cookers\n2024-07-13,500\n2024-07-14,700\n');
  const rowsOf = async (id: string) =>
    (await call('GET', `/v1/reports/${id}?from=2024-01-01&to=2024-12-31`)).json.rows.filter(
      (row: { item: string }) => row.item === 'cooker',
    );
  assert.deepEqual(await rowsOf('stock.on-hand'), []);
  assert.deepEqual(await rowsOf('stock.runs-short'), []);
  await importing('Deliveries.csv', 'Date received,Item,Quantity\n2024-08-01,Cookers,1000\n');
  assert.deepEqual(
    (await rowsOf('stock.on-hand')).map((row: { onHand: number }) => row.onHand),
    [1000],
  );
});

test('an import with a mended mapping takes the place of the former one; taking it back brings the former one back', async () => {
  const content = 'Date,Syringes given,Extra column\n2024-06-13,10,7\n2024-06-14,20,7\n';
  const wrong = (mapping: object): object => ({
    ...mapping,
    targets: [
      {
        target: 'exchange.handout',
        items: {
          shape: 'wide',
          columns: [
            { column: 'Syringes given', item: 'syringe-1ml' },
            { column: 'Extra column', item: 'syringe-1ml' },
          ],
        },
      },
    ],
  });
  await importing('June.csv', content, {}, wrong);
  assert.equal(await quantityOf('2024-06'), 44);
  const mended = await importing('June.csv', content);
  assert.equal(mended.report.replaces.length, 1);
  assert.equal(await quantityOf('2024-06'), 30);
  const [latest] = (await call('GET', '/v1/imports')).json.imports;
  await call('POST', `/v1/imports/${latest.device}/take-back`, {});
  assert.equal(await quantityOf('2024-06'), 44);
});

test('items that the organization made count as at the counter, by the names it gave them', async () => {
  const writer = createWriter(place);
  const made = (code: string, name: string, more: object) => ({
    ...writer.entry(),
    kind: 'catalog.choice',
    version: 1,
    body: { list: 'item', code, label: { en: name, es: name }, ...more },
  });
  const kit = { program: 'naloxone', group: 'naloxone', unit: 'kit', dosesPerUnit: 3 };
  const { json } = await call('POST', '/v1/entries', {
    entries: [
      made('blue-top', 'Blue tops', { program: 'exchange', group: 'syringes', set: 'complete' }),
      made('church-kit', 'Church kit', kit),
      made('winter-bag', 'Winter bag', { program: 'exchange', group: 'comfort' }),
    ],
  });
  assert.deepEqual(
    json.verdicts.map(({ verdict }: { verdict: string }) => verdict),
    ['accepted', 'accepted', 'accepted'],
  );
  const rowsOf = async (id: string) =>
    (await call('GET', `/v1/reports/${id}?from=2023-03-01&to=2023-04-30`)).json.rows;
  const wide = await importing(
    'Wide.csv',
    'Date,Blue tops given,Church kits,Winter bags\n2023-03-13,10,2,1\n2023-03-14,20,1,\n',
  );
  assert.deepEqual(wide.report.gives.items, { 'blue-top': 30, 'church-kit': 3, 'winter-bag': 1 });
  assert.deepEqual([wide.report.gives.syringesOut, wide.report.gives.kits], [30, 3]);
  await importing(
    'List.csv',
    'Date,Item,Quantity\n2023-04-13,Blue tops,5\n2023-04-14,Church kit,2\n2023-04-15,Cookers,4\n',
  );
  const kits = (await rowsOf('naloxone.products')) as readonly { kits: number; doses: number }[];
  assert.deepEqual(
    kits.map(({ kits: count, doses }) => [Number(count), Number(doses)]).toSorted(),
    [
      [2, 6],
      [3, 9],
    ],
    JSON.stringify(kits),
  );
  const items = (await rowsOf('exchange.items')) as readonly { item: string; quantity: number }[];
  assert.equal(
    items.filter(({ item }) => item === 'blue-top').reduce((sum, { quantity }) => sum + Number(quantity), 0),
    35,
  );
});

test('a mapping that makes no sense is told by its part', async () => {
  const id = await upload('Date\n2024-01-01\n');
  const wrong = await call('POST', '/v1/imports', { upload: id, mapping: { format: 'x' }, dryRun: true });
  assert.equal(wrong.status, 422);
  assert.equal(wrong.json.code, 'mapping-invalid');
});

test('only coordinators and admins may import, and nobody without a token', async () => {
  const paths = server.routes.filter(({ path }) => /^\/v1\/(uploads|imports)/.test(path));
  assert.equal(paths.length, 10);
  for (const { method, path, needs } of paths) {
    assert.deepEqual(rolesThatMay(needs as Capability), ['coordinator', 'admin']);
    const answer = await server.call(
      method,
      path.replace('{id}', anyId()),
      method === 'POST' ? { body: {} } : {},
    );
    assert.equal(answer.status, 401, path);
  }
});
