import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { clock } from '#cli/adapters/ports.ts';
import { createProjector } from '#database/projection/projector.ts';
import { generateDays } from '#sample/days.ts';
import { makeOutlets } from '#sample/plan.ts';
import { createPrng } from '#sample/prng.ts';
import { entrySource } from '#server/log-store/source.ts';
import { projectionsOf, rooms } from '#server/programs.ts';
import { runMany, seedsFor } from '../simulator/many.ts';
import { goTo, openDevice, startSetUpApp, untilLine, untilOpen } from '../support/app.ts';
import { createWriter } from '../support/log.ts';
import { until } from '../support/patience.ts';
import { anyId } from '../support/postgres.ts';
import { setUpTestServer, startTestServer } from '../support/server.ts';

/** Run by program.test.ts in a copy of the sources to which a program was added: a folder and one line. */

const socks = 'wool-socks';
const days = 'from=2020-01-01&to=2030-12-31';
type Row = Readonly<Record<string, unknown>>;
const ofSocks = (rows: readonly Row[], figure: string): readonly unknown[] =>
  rows.filter((row) => row['item'] === socks).map((row) => row[figure]);

test('at the counter, on the shelf, in the report and its headline; turned off it stays in the report', async (t) => {
  const app = await startSetUpApp();
  const call = (method: string, path: string, body?: unknown) =>
    app.server.call(method, path, { token: app.token, ...(body !== undefined && { body }) });
  const run = async (programs: readonly string[]): Promise<void> => {
    const { status, json } = await call('PATCH', '/v1/organization', { settings: { programs } });
    assert.equal(status, 200, JSON.stringify(json));
  };
  await run(['exchange', 'naloxone', 'warmth']);
  const body = { lines: [{ item: socks, quantity: 10 }] };
  const writer = createWriter(app.place);
  await call('POST', '/v1/entries', { entries: [writer.entry({ kind: 'stock.receive', version: 1, body })] });

  const { page } = await openDevice(t, app);
  const pick = (): Promise<void> => page.getByRole('button', { name: 'All items' }).click();
  await pick();
  const dialog = page.getByRole('dialog', { name: 'All items' });
  await dialog.getByRole('spinbutton', { name: 'Wool socks', exact: true }).fill('3');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await untilLine(page, '1 of 1 sent');
  const read = async (id: string) => (await call('GET', `/v1/reports/${id}?${days}`)).json.rows;
  assert.deepEqual(ofSocks(await read('stock.on-hand'), 'onHand'), [7]);
  assert.deepEqual(ofSocks(await read('warmth.items'), 'quantity'), [3]);
  const { headlines } = (await call('GET', `/v1/headlines?${days}`)).json;
  assert.equal(headlines.find(({ id }: Row) => id === 'warm-things')?.value, 3);

  const many = writer.entry({
    ...{ kind: 'warmth.handout', version: 1 },
    body: { channel: 'fixed', lines: [{ item: socks, quantity: 600 }] },
  });
  await call('POST', '/v1/entries', { entries: [many] });
  const waiting = async () => (await call('GET', '/v1/waiting')).json.lists;
  assert.deepEqual(
    (await waiting()).map(({ code, items }: Row) => [code, (items as readonly Row[])[0]?.['site']]),
    [['warmth.many', app.place.site]],
  );
  await goTo(page, '/office');
  await page.getByRole('link', { name: 'To look at 1 waiting' }).click();
  await page.getByRole('heading', { name: 'So many warm things in one day?' }).waitFor();
  await call('POST', '/v1/entries', {
    entries: [
      writer.entry({ kind: 'log.void', version: 1, body: { reason: 'mistake' }, supersedes: [many.id] }),
    ],
  });
  assert.deepEqual(await waiting(), []);

  await goTo(page, '/');
  await run(['exchange']);
  await page.reload();
  await untilOpen(page);
  await pick();
  await dialog.getByRole('spinbutton', { name: 'Cooker', exact: true }).waitFor();
  assert.equal(await dialog.getByRole('spinbutton', { name: 'Wool socks', exact: true }).count(), 0);
  await page.keyboard.press('Escape');
  await goTo(page, '/report');
  await page.getByRole('heading', { name: 'Warm things' }).first().waitFor();
  assert.deepEqual(ofSocks(await read('warmth.items'), 'quantity'), [3]);

  await page.getByRole('combobox', { name: 'Language' }).selectOption('qps');
  await page.getByRole('heading', { name: '‹Warm things handed out›' }).waitFor();
  await goTo(page, '/');
  await page.getByRole('button', { name: '‹All items›' }).click();
  await page.getByRole('spinbutton', { name: '‹Cooker›', exact: true }).first().waitFor();
  await page.keyboard.press('Escape');
  const form = await fetch(`${app.server.url}/p/reversal?lang=qps`);
  assert.match(await form.text(), /‹Nose spray 4 mg›/);

  const projector = createProjector(projectionsOf({ clock }, rooms));
  const { before, after: anew } = await projector.rebuild(app.server.database, entrySource, app.place.org);
  assert.deepEqual(
    Object.entries(anew).filter(([table, { hash }]) => before[table]?.hash !== hash),
    [],
  );
  assert.ok('warmth_item_day' in anew);
});

test('a spreadsheet with a column of its items comes in', async () => {
  const uploadFolder = mkdtempSync(join(tmpdir(), 'program-'));
  after(() => rmSync(uploadFolder, { recursive: true }));
  const server = await startTestServer({ uploadFolder });
  const { token } = await setUpTestServer(server);
  const call = async (method: string, path: string, body?: unknown) =>
    (await server.call(method, path, { token, ...(body !== undefined && { body }) })).json;
  const { id } = await call('POST', '/v1/uploads');
  const data = Buffer.from('Date,Wool socks\n2025-03-01,4\n2025-03-02,5\n2025-03-13,6\n').toString('base64');
  await call('POST', `/v1/uploads/${id}/pieces`, { at: 0, data });
  const { suggestion } = await call('POST', `/v1/uploads/${id}/look`, { fileName: 'socks.csv' });
  assert.deepEqual(suggestion.open, []);
  const order = { upload: id, mapping: suggestion.mapping, dryRun: false };
  const { job } = await call('POST', '/v1/imports', order);
  const status = () => call('GET', `/v1/imports/${job}`);
  await until(async () => (await status()).state !== 'running');
  assert.equal((await status()).state, 'done', JSON.stringify(await status()));
  assert.deepEqual(ofSocks((await call('GET', `/v1/reports/warmth.items?${days}`)).rows, 'quantity'), [15]);
});

test('made-up days have it, and the simulator loses none of it', async () => {
  const plan = {
    ...{ seed: 1, from: '2026-03-01', to: '2026-03-31', timeZone: 'America/New_York' },
    outlets: makeOutlets(createPrng(1), { fixed: 2 }, anyId),
    ...{ visits: 400, syringes: 4_000, shares: {}, slipShare: 0.01, correctionShare: 0.01, stock: true },
  };
  const drafts = [...generateDays(plan)].flatMap(({ happenings }) =>
    happenings.flatMap((each) => each.drafts),
  );
  assert.ok(drafts.filter(({ kind }) => kind === 'warmth.handout').length > 10);
  const { failed, worlds } = await runMany(seedsFor('program', 60), 1);
  assert.ok(worlds > 0);
  assert.deepEqual(failed, []);
});
