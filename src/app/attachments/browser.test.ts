import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import type { AttachmentHarness } from '../../../test/support/attachment-harness.ts';
import { startBrowser } from '../../../test/support/browser.ts';
import { dumpTables } from '../../../test/support/dump.ts';
import { until } from '../../../test/support/patience.ts';
import { exifWithPosition, secrets, segment } from '../../../test/support/pictures.ts';
import { setUpTestServer, startTestServer } from '../../../test/support/server.ts';

declare const harness: AttachmentHarness;
declare const device: Awaited<ReturnType<AttachmentHarness['begin']>>;

const folder = mkdtempSync(join(tmpdir(), 'alongside-attached-'));
after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
await build({
  entryPoints: [join(import.meta.dirname, '../../../test/support/attachment-harness.ts')],
  bundle: true,
  format: 'esm',
  outfile: join(folder, 'harness.js'),
});
writeFileSync(join(folder, 'index.html'), '<!doctype html><script type="module" src="/harness.js"></script>');
const server = await startTestServer({ webRoot: folder });
const { token, place } = await setUpTestServer(server);

const visit = async (page: Page): Promise<void> => {
  await page.goto(server.url);
  await page.waitForFunction(() => 'harness' in globalThis);
  await page.evaluate(
    async ([at, by]) => Object.assign(globalThis, { device: await harness.begin(at, by) }),
    [place, token] as const,
  );
};
const exif = [...segment(0xe1, exifWithPosition())];
const record = (page: Page, field: 'photo' | 'wound') =>
  page.evaluate(async ([extra, where]) => device.record(await harness.takePhoto(extra), where), [
    exif,
    field,
  ] as const);
const untilSent = (page: Page) =>
  page.waitForFunction(() => {
    const { waiting, sent, phase } = device.status();
    if (waiting > 0 && phase !== 'syncing') device.syncNow();
    return waiting === 0 && sent === 2;
  });
/** The bytes of each row, as the table holds them. */
const stored = async (): Promise<readonly string[]> =>
  (await dumpTables(server.database))
    .filter((row) => row.startsWith('attachment '))
    .map((row) => {
      const values = [...row.matchAll(/\\\\x([0-9a-f]+)/g)].map(([, hex = '']) => hex);
      const [content = ''] = values.toSorted((one, other) => other.length - one.length);
      return Buffer.from(content, 'hex').toString('latin1');
    });

/** On its side as taken: upright it is higher than wide, at most 2048 pixels, and red at the top. */
const upright = { size: [1_365, 2_048], color: [1, 0, 0, 1] };

test('what a device took without a network it hands in after it was killed, upright and without the position', async (t) => {
  const profile = mkdtempSync(join(tmpdir(), 'alongside-attached-profile-'));
  t.after(() => rmSync(profile, { recursive: true, force: true, maxRetries: 5 }));
  const first = await startBrowser(t, { profile });
  await visit(first.page);
  await first.offline(true);
  const photo = await record(first.page, 'photo');
  const wound = await record(first.page, 'wound');
  assert.deepEqual(await stored(), []);
  assert.deepEqual(await first.page.evaluate((id) => device.look(id, 'photo'), photo), upright);
  await first.kill();

  const second = await startBrowser(t, { profile });
  await visit(second.page);
  await untilSent(second.page);
  await until(async () => (await stored()).length === 2);
  for (const text of await stored()) {
    assert.ok(text.length > 5_000);
    for (const secret of secrets) assert.ok(!text.includes(secret), secret);
  }
  assert.equal(
    (await stored()).filter((text) => text.startsWith('\xff\xd8')).length,
    1,
    'the other is sealed',
  );

  // A device that took none of it fetches when somebody looks.
  const other = await startBrowser(t);
  await visit(other.page);
  await other.page.waitForFunction((ids) => ids.every((id) => device.has(id)), [photo, wound]);
  assert.deepEqual(await other.page.evaluate((id) => device.look(id, 'photo'), photo), upright);
  assert.deepEqual(await other.page.evaluate((id) => device.look(id, 'wound'), wound), upright);
  await other.offline(true);
  assert.equal(await other.page.evaluate((id) => device.look(id, 'photo'), photo), 'unreachable');
});

test('what no browser can show is refused with a code before anything is kept', async (t) => {
  const { page } = await startBrowser(t);
  await visit(page);
  const refused = await page.evaluate(async () => device.record(new Blob(['no picture']), 'photo'));
  assert.equal(refused, 'attachment-unreadable');
});
