import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { assertAccessible } from '../support/accessible.ts';
import { phone, startBrowser } from '../support/browser.ts';
import { listPlaces } from '../support/listings.ts';
import { setUpTestServer, startTestServer } from '../support/server.ts';

/** What the public reads of the directory. */

const server = await startTestServer();
const { token, place } = await setUpTestServer(server);
await listPlaces(server, token, place);
const read = async (path = '/p/directory'): Promise<string> => (await fetch(`${server.url}${path}`)).text();

test('a place that can be reached is shown with its hours, its door and the age of what is shown', async () => {
  const page = await read();
  assert.match(page, /Night kitchen[\s\S]*Open day and night[\s\S]*Main Street 1, Providence, RI 02903/);
  assert.match(page, /href="tel:4015550101"/);
  assert.match(page, /No ID needed/);
  assert.match(page, /Checked \d+ days ago <strong>Call first/);
  assert.match(page, /Open door clinic[\s\S]*Hours not known[\s\S]*Nobody has checked this yet/);
  assert.match(
    await read('/p/test-program/directory?lang=es'),
    /Abierto día y noche[\s\S]*No piden identificación/,
  );
});

test('a hidden place and one that nobody can reach are nowhere on it, in any language', async () => {
  for (const path of ['/p/directory', '/p/directory?lang=es', '/p/test-program/directory']) {
    const page = await read(path);
    for (const secret of ['quiet side', 'North of town', '0103', 'nobody can call', 'id="shelter"'])
      assert.ok(!page.includes(secret), secret);
  }
});

test('an address for a hidden place is refused by the log, so that it is never written down', async () => {
  const where = { is: 'hidden', area: 'North', street: 'Secret Street 5' };
  await assert.rejects(
    listPlaces(server, token, place, [{ name: 'House', needs: [], where } as never]),
    /quarantined/,
  );
  assert.doesNotMatch(await read(), /Secret Street/);
});

test('it is whole on a phone, with every group open', async () => {
  const { page } = await startBrowser({ after }, { viewport: phone });
  await page.goto(`${server.url}/p/directory?lang=es`);
  for (const fold of await page.locator('summary').all()) await fold.click();
  await assertAccessible(page);
  const width = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(width <= 0, `${width} px too wide`);
});
