import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { assertAccessible } from './accessible.ts';
import { startBrowser } from './browser.ts';
import { serveFolder } from './static.ts';

test('a killed browser is gone at once, and its profile opens again with what was on disk', async (t) => {
  const profile = mkdtempSync(join(tmpdir(), 'alongside-profile-'));
  t.after(() => rmSync(profile, { recursive: true, force: true, maxRetries: 5 }));
  const { address } = await serveFolder(t, import.meta.dirname);
  const first = await startBrowser(t, { profile });
  await first.page.goto(`${address}/v1/`);
  await first.page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('kept');
        opening.onupgradeneeded = () => opening.result.createObjectStore('entries');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const writing = opening.result.transaction('entries', 'readwrite', { durability: 'strict' });
          writing.objectStore('entries').put('saved', 'first');
          writing.oncomplete = () => resolve(undefined);
          writing.onerror = () => reject(writing.error);
        };
      }),
  );
  await first.kill();
  await assert.rejects(first.page.evaluate(() => 1));

  const second = await startBrowser(t, { profile });
  await second.page.goto(`${address}/v1/`);
  const kept = await second.page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('kept');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction('entries').objectStore('entries').get('first');
          reading.onsuccess = () => resolve(reading.result);
          reading.onerror = () => reject(reading.error);
        };
      }),
  );
  assert.equal(kept, 'saved');
});

test('planted faults are found: a picture without words, and text that is too pale for sunlight', async (t) => {
  const { page } = await startBrowser(t);
  const body = (color: string, alt: string) =>
    `<html lang="en"><title>x</title><main><h1>x</h1><p style="color:${color}">text</p><img src="data:," ${alt}></main>`;
  await page.setContent(body('#000', 'alt="van"'));
  await assertAccessible(page);
  await page.setContent(body('#000', ''));
  await assert.rejects(assertAccessible(page), /image-alt/);
  await page.setContent(body('#6b6b6b', 'alt="van"'));
  await assert.rejects(assertAccessible(page), /color-contrast-enhanced/);
  await assertAccessible(page, { isSunlit: false });
});

test('a throttled page takes longer for the same work', async (t) => {
  const { page, throttle } = await startBrowser(t);
  const work = () =>
    page.evaluate(() => {
      const start = performance.now();
      let total = 0;
      for (let index = 0; index < 1e8; index += 1) total += index % 7;
      return total > 0 ? performance.now() - start : 0;
    });
  await work();
  // By turns and the best of each: what else the machine does slows both alike. A throttle that does nothing never gets there.
  let [fast, slow] = [Number.POSITIVE_INFINITY, 0];
  for (let turn = 0; turn < 12 && slow <= fast * 2; turn += 1) {
    await throttle(1);
    fast = Math.min(fast, await work());
    await throttle(6);
    slow = Math.max(slow, await work());
  }
  assert.ok(slow > fast * 2, `${fast} ms, then ${slow} ms`);
});
