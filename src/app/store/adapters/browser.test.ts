import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import { readProfile } from '../../../../test/canary/evidence.ts';
import { startBrowser } from '../../../../test/support/browser.ts';
import { idOf, recordOf } from '../../../../test/support/records.ts';
import { serveFolder } from '../../../../test/support/static.ts';
import type { Harness } from '../../../../test/support/store-harness.ts';

declare const harness: Harness;

const start = async (t: TestContext) => {
  const folder = mkdtempSync(join(tmpdir(), 'alongside-store-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  await build({
    entryPoints: [join(import.meta.dirname, '../../../../test/support/store-harness.ts')],
    bundle: true,
    format: 'esm',
    outfile: join(folder, 'harness.js'),
  });
  writeFileSync(
    join(folder, 'index.html'),
    '<!doctype html><script type="module" src="/harness.js"></script>',
  );
  const { address } = await serveFolder(t, folder);
  const browser = await startBrowser(t);
  const visit = async (page: Page): Promise<Page> => {
    await page.goto(address);
    await page.waitForFunction(() => 'harness' in globalThis);
    return page;
  };
  return {
    browser,
    page: await visit(browser.page),
    again: () => visit(browser.page),
    another: async () => visit(await browser.context.newPage()),
  };
};

describe('the store in a real browser', () => {
  it('keeps what was saved over a reload', async (t) => {
    const { page, again } = await start(t);
    await page.evaluate(() => harness.open());
    assert.equal(await page.evaluate(() => harness.saveMany(3)), 'ok');
    await again();
    assert.deepEqual(await page.evaluate(() => harness.numbers()), [1, 2, 3]);
  });

  it('gives dense numbers to two tabs that save at the same time', async (t) => {
    const { page, another } = await start(t);
    const other = await another();
    const opened = await Promise.all([page, other].map((tab) => tab.evaluate(() => harness.open())));
    assert.deepEqual(opened[0], opened[1]);
    const saved = await Promise.all([page, other].map((tab) => tab.evaluate(() => harness.saveMany(40))));
    assert.deepEqual(saved, ['ok', 'ok']);
    assert.deepEqual(
      await page.evaluate(() => harness.numbers()),
      Array.from({ length: 80 }, (_, index) => index + 1),
    );
  });

  it('keeps nothing of a transaction in which something threw', async (t) => {
    const { page } = await start(t);
    await page.evaluate(() => harness.open());
    assert.equal(await page.evaluate(() => harness.saveThenFail()), 'a bug');
    assert.equal(await page.evaluate(() => harness.lastNumber()), 0);
  });

  it('lets go for a newer layout and then says so instead of saving', async (t) => {
    const { page, another } = await start(t);
    await page.evaluate(() => harness.open());
    const newer = await another();
    await newer.evaluate(
      () =>
        new Promise((resolve, reject) => {
          const request = indexedDB.open(harness.databaseName, 99);
          request.onsuccess = () => {
            request.result.close();
            resolve(undefined);
          };
          request.onerror = () => reject(request.error);
        }),
    );
    const saved = await page.evaluate(() => harness.save(1));
    assert.equal(saved.ok ? 'saved' : saved.error.code, 'storage-newer');
  });

  it('notices that its database was taken away', async (t) => {
    const { page, again } = await start(t);
    await page.evaluate(() => harness.open());
    const before = await page.evaluate(() => harness.health());
    assert.ok(before.ok && !before.value.wasEvicted && before.value.lastWriteAt !== undefined);
    await page.evaluate(
      () =>
        new Promise((resolve, reject) => {
          const request = indexedDB.deleteDatabase(harness.databaseName);
          request.onsuccess = () => resolve(undefined);
          request.onerror = () => reject(request.error);
        }),
    );
    const gone = await page.evaluate(() => harness.health());
    assert.equal(gone.ok ? 'writable' : gone.error.code, 'storage-closed');
    await again();
    await page.evaluate(() => harness.open());
    const after = await page.evaluate(() => harness.health());
    assert.ok(after.ok && after.value.wasEvicted);
  });

  it('hands the lead to the next tab when the first one closes', async (t) => {
    const { page, another } = await start(t);
    const other = await another();
    await page.evaluate(() => harness.holdLock());
    const next = other.evaluate(async () => {
      await harness.holdLock();
      return 'leads';
    });
    assert.equal(await Promise.race([next, page.evaluate(() => 'waits')]), 'waits');
    await page.close();
    assert.equal(await next, 'leads');
  });
});

it('what stands half-way when its page is put away is undone, so that others can write, and it goes on when it is shown', async (t) => {
  const { page } = await start(t);
  for (const mode of ['readonly', 'readwrite'] as const)
    assert.deepEqual(await page.evaluate((kind) => harness.putAway(kind), mode), ['storage-closed', true]);
});

it('what lay in clear is encrypted in place, killed at any write; its files show nothing saved since', async (t) => {
  const { browser, page, again } = await start(t);
  const records = Array.from({ length: 1_200 }, (_, index) => ({
    ...recordOf(index + 1, { body: { said: `left before ${index}` } }),
    delivery: index < 3 ? ('waiting' as const) : ('proven' as const),
  }));
  const meta = { device: idOf(902), storeId: idOf(904), deviceSeq: 1_200, layout: 1, first: [idOf(7)] };
  await page.evaluate((text) => harness.leavePlain(text), JSON.stringify({ records, meta }));
  const whole = { ids: records.map(({ entry }) => entry.id), waiting: 3, seq: 1_200 };
  // Key, journal, two pieces of the rest, two stores cleared, the store's id.
  for (let write = 1; write <= 7; write += 1) {
    await again();
    await page.evaluate((at) => harness.dieAt(at), write);
    assert.equal(await page.evaluate(() => harness.all()), 'storage-closed', `write ${write}`);
    assert.equal((await page.evaluate(() => harness.rows()))['records'], 1_200);
  }
  await again();
  assert.deepEqual(await page.evaluate(() => harness.all()), whole);
  const rows = { journal: 1, meta: 0, own: 2, records: 0, rest: 2 };
  assert.deepEqual(await page.evaluate(() => harness.rows()), rows);
  await again();
  assert.deepEqual(await page.evaluate(() => harness.all()), whole);

  // A copy of the profile shows nothing of it, while a control that lies in clear is found.
  await page.evaluate(
    (text) => harness.put(text),
    JSON.stringify(recordOf(2_000, { body: { said: 'saved by heron' } })),
  );
  await page.evaluate(() => harness.leaveControl('told by cormorant'));
  await browser.kill();
  const holding = (marker: string): readonly string[] =>
    readProfile(browser.profile)
      .filter(({ bytes }) => bytes.includes(marker))
      .map(({ name }) => name);
  assert.notDeepEqual(holding('told by cormorant'), []);
  assert.deepEqual(holding('saved by heron'), []);
});

it('a window that found no room saves in clear until another one moves it, and loses nothing over that', async (t) => {
  const { page, another } = await start(t);
  const meta = { device: idOf(902), storeId: idOf(904), deviceSeq: 1, layout: 1, first: [] };
  const put = (window: Page, number: number): Promise<boolean> =>
    window.evaluate((text) => harness.put(text), JSON.stringify(recordOf(number)));
  await page.evaluate(
    (text) => harness.leavePlain(text),
    JSON.stringify({ records: [{ ...recordOf(1), delivery: 'waiting' }], meta }),
  );
  await page.evaluate(() => harness.fill());
  assert.equal(await put(page, 2), true);
  assert.equal((await page.evaluate(() => harness.rows()))['records'], 2);
  const other = await another();
  await page.evaluate(() => harness.room());
  // Both at once, whichever comes first: what one saves in clear before the other has moved it comes along, and after that it is sealed.
  const [saved, moved] = await Promise.all([put(page, 3), put(other, 4)]);
  assert.deepEqual([saved, moved], [true, true]);
  assert.equal(await put(page, 5), true);
  const ids = [1, 2, 3, 4, 5].map((number) => recordOf(number).entry.id).sort();
  for (const window of [page, other]) {
    const found = await window.evaluate(() => harness.all());
    assert.deepEqual(typeof found === 'string' ? found : found.ids, ids);
  }
  assert.equal((await page.evaluate(() => harness.rows()))['records'], 0);
});

it('a store goes behind a passphrase, killed at any write; what is saved while it is locked is all there once it opens, or is let in anew', async (t) => {
  const { browser, page, again } = await start(t);
  const passphrase = 'three brown pelicans';
  const call = <T>(work: () => T | Promise<T>): Promise<T> => page.evaluate(work) as Promise<T>;
  const put = (number: number, said: string): Promise<boolean> =>
    page.evaluate(
      (text) => harness.put(text),
      JSON.stringify({ ...recordOf(number, { body: { said } }), delivery: 'waiting', own: true }),
    );
  const count = async (): Promise<number | string> => {
    const all = await call(() => harness.all());
    return typeof all === 'string' ? all : all.ids.length;
  };
  const unlock = (): Promise<string> => page.evaluate((typed) => harness.unlock(typed), passphrase);
  await call(() => harness.open());
  assert.equal(await call(() => harness.saveMany(3)), 'ok');
  assert.equal(await call(() => harness.makeKeys()), 'ok');
  assert.equal(await page.evaluate((typed) => harness.setLock(typed), passphrase), 'ok');
  // The lock, journal and rest cleared, the journal, the store's id.
  for (let write = 1; write <= 5; write += 1) {
    await again();
    await page.evaluate((at) => harness.dieAt(at), write);
    assert.equal(await call(() => harness.lockStore()), 'storage-closed', `write ${write}`);
    await again();
    assert.equal(await count(), 3, `write ${write}`);
  }
  const keys: string[] = [];
  const noteKeys = async (): Promise<void> => void keys.push(...(await call(() => harness.rawKeys())));
  // A page that reads meanwhile finds it closed, and goes on saving.
  assert.equal(await count(), 3);
  assert.equal(await call(() => harness.lockStore()), 'ok');
  await noteKeys();
  assert.equal((await call(() => harness.save(1))).ok, true);
  assert.deepEqual([await call(() => harness.isAside()), await call(() => harness.turned())], [true, 1]);

  // In the van: twenty hand-outs, the app closed, one more.
  await again();
  await call(() => harness.open());
  assert.equal(await count(), 0, 'nothing is read');
  assert.equal(await call(() => harness.saveMany(20)), 'ok');
  assert.equal(await put(3_000, 'saved by heron'), true);
  assert.equal(await count(), 21);
  await noteKeys();
  await again();
  await call(() => harness.open());
  assert.equal(await count(), 0);
  assert.equal((await call(() => harness.save(1))).ok, true);
  assert.equal(await page.evaluate(() => harness.unlock('three brown herons')), 'lock-wrong');
  assert.equal(await count(), 1);
  await noteKeys();

  // The next day: killed at each write of taking it in, then done.
  for (let write = 1; write <= 3; write += 1) {
    await again();
    assert.equal(await unlock(), 'ok');
    await page.evaluate((at) => harness.dieAt(at), write);
    await count();
  }
  await again();
  assert.equal(await unlock(), 'ok');
  assert.equal(await count(), 3 + 1 + 21 + 1);
  assert.equal(await call(() => harness.isAside()), false);
  assert.equal((await call(() => harness.rows()))['own'], 2);
  assert.equal(await put(3_001, 'saved by egret'), true);
  await noteKeys();

  // Saved while locked, and then nobody knows the passphrase any more.
  await again();
  await call(() => harness.open());
  assert.equal((await call(() => harness.save(1))).ok, true);
  await again();
  assert.equal(await page.evaluate((typed) => harness.beginAnew(typed), passphrase), 'ok');
  await again();
  assert.equal(await count(), 28);
  await page.evaluate(() => harness.leaveControl('told by cormorant'));
  await browser.kill();
  const profile = readProfile(browser.profile);
  const holding = (marker: string | Buffer): readonly string[] =>
    profile.filter(({ bytes }) => bytes.includes(marker)).map(({ name }) => name);
  assert.notDeepEqual(holding('told by cormorant'), []);
  assert.ok(keys.length >= 4);
  for (const marker of ['saved by heron', 'saved by egret', ...keys.map((key) => Buffer.from(key, 'hex'))])
    assert.deepEqual(holding(marker), [], String(marker));
});

it('a store behind a passphrase that the browser throws away while it is open is begun anew, and says so', async (t) => {
  const { page, again } = await start(t);
  const call = <T>(work: () => T | Promise<T>): Promise<T> => page.evaluate(work) as Promise<T>;
  const passphrase = 'three brown pelicans';
  const lock = () => call(() => harness.lockStore());
  const save = async (): Promise<string> => {
    const saved = await call(() => harness.save(1));
    return saved.ok ? 'ok' : saved.error.code;
  };
  const throwAway = (): Promise<void> =>
    page.evaluate(
      () =>
        new Promise((resolve, reject) => {
          const request = indexedDB.deleteDatabase(harness.databaseName);
          request.onsuccess = () => resolve();
          request.onerror = () => reject(request.error);
        }),
    );
  await call(() => harness.open());
  assert.equal(await call(() => harness.makeKeys()), 'ok');
  assert.equal(await page.evaluate((typed) => harness.setLock(typed), passphrase), 'ok');
  for (const isOpen of [true, false]) {
    assert.equal(await lock(), 'ok');
    await again();
    if (isOpen) assert.equal(await page.evaluate((typed) => harness.unlock(typed), passphrase), 'ok');
    await call(() => harness.open());
    assert.equal(await save(), 'ok');
    assert.equal(await call(() => harness.isAside()), !isOpen);
    await throwAway();
    assert.equal(await save(), 'storage-cleared');
    await call(() => harness.open());
    assert.equal(await save(), 'ok');
    await again();
    assert.equal((await call(() => harness.health())).ok, true);
    await call(() => harness.fill());
    const full = await call(() => harness.health());
    assert.equal(full.ok ? 'ok' : full.error.code, 'storage-full');
    await again();
  }
});
