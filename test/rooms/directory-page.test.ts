import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { assertAccessible } from '../support/accessible.ts';
import { phone, startBrowser } from '../support/browser.ts';
import { listPlaces } from '../support/listings.ts';
import { createWriter } from '../support/log.ts';
import { setUpTestServer, startTestServer } from '../support/server.ts';

/** What the public reads of the directory. */

const server = await startTestServer();
const { token, place } = await setUpTestServer(server);
const ids = await listPlaces(server, token, place);
const writer = createWriter(place);
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

const write = async (kind: string, body: object): Promise<string> => {
  const entry = writer.entry({ kind, version: 1, body: body as never });
  const { json } = await server.call('POST', '/v1/entries', { token, body: { entries: [entry] } });
  assert.equal(json.verdicts[0].verdict, 'accepted', JSON.stringify(json));
  return entry.id;
};
const waiting = async (): Promise<readonly { readonly path: string }[]> => {
  const { json } = await server.call('GET', '/v1/waiting', { token });
  return json.lists.find(({ code }: { readonly code: string }) => code === 'directory.changed')?.items ?? [];
};
const entries = async (): Promise<number> =>
  (await server.call('GET', '/v1/entries', { token })).json.entries.length;
const send = (path: string, body: string) =>
  fetch(`${server.url}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body,
  });

test('by its link a service says in one tap that it is still true, what is free, or that something changed', async () => {
  const clinic = ids.get('Open door clinic') ?? '';
  const old = await write('directory.link', { service: clinic });
  const path = `/p/test-program/our-place/${await write('directory.link', { service: clinic })}`;
  const before = await entries();
  // Whoever previews a link fetches it, often more than once.
  for (const more of ['', '?lang=es', '?done=1', '?said=still-true']) await read(`${path}${more}`);
  assert.equal(await entries(), before);
  assert.match(
    await read(path),
    /Open door clinic[\s\S]*Nobody has checked this yet[\s\S]*name="said" value="still-true"/,
  );
  assert.match(await read(), /Openings not known: call/);
  for (const body of ['said=still-true', 'free=3']) {
    const sent = await send(path, body);
    assert.deepEqual([sent.status, sent.headers.get('location')], [303, `${path}?lang=en&done=1`]);
  }
  assert.match(await read(), /Open door clinic[\s\S]*3 openings, just now[\s\S]*Checked today/);
  assert.deepEqual(await waiting(), []);
  assert.equal((await send(path, 'said=changed')).status, 303);
  assert.deepEqual(
    (await waiting()).map((item) => item.path),
    [`/directory/at/${clinic}`],
  );
  const after = await entries();
  for (const body of ['free=999', 'free=-1', 'free=3x', 'said=closed', 'free=', ''])
    assert.equal((await send(path, body)).status, 422, body);
  for (const key of [old, 'x', clinic, '00000000-0000-7000-8000-000000000000'])
    assert.equal((await send(`/p/test-program/our-place/${key}`, 'free=0')).status, 422, key);
  assert.equal(await entries(), after);
});

test('a link that is over, one that never was and none at all read the same, and tell of no place', async () => {
  const hidden = ids.get('House on the quiet side') ?? '';
  const link = await write('directory.link', { service: hidden });
  assert.match(await read(`/p/test-program/our-place/${link}`), /House on the quiet side/);
  await write('directory.link', { service: hidden, ended: true });
  const texts = await Promise.all(
    [`/${link}`, '/00000000-0000-7000-8000-000000000000', '/not-a-key', ''].map(async (key) =>
      (await read(`/p/test-program/our-place${key}`))
        .replaceAll(`our-place${key}`, 'our-place')
        .replace(/name="once" value="[^"]*"/, ''),
    ),
  );
  assert.equal(new Set(texts).size, 1);
  assert.doesNotMatch(texts[0] ?? '', /quiet side/);
  // A page that takes no key has no address with one.
  assert.equal((await fetch(`${server.url}/p/test-program/directory/${link}`)).status, 404);
});

test('the stops of a van are a calendar that changes nothing and holds no hidden place', async () => {
  assert.doesNotMatch(await read(), /vans\.ics/);
  const hours = [{ days: [2], opens: '18:00', closes: '20:00' }];
  const phones = [{ number: '401 555 0104' }];
  const stop = { needs: [], phones, hours, route: 'North van' };
  await write('directory.service', { ...stop, name: 'Dock Street' });
  await write('directory.service', { ...stop, name: 'Safe house', where: { is: 'hidden' } });
  const link = /href="([^"]+vans\.ics[^"]*)"/.exec(await read('/p/directory?lang=es'))?.[1] ?? '';
  const before = await entries();
  const answer = await fetch(`${server.url}${link}`);
  assert.match(answer.headers.get('content-type') ?? '', /^text\/calendar/);
  const text = await answer.text();
  assert.match(
    text,
    /X-WR-CALNAME:Paradas de la camioneta[\s\S]*SUMMARY:North van: Dock Street[\s\S]*RRULE:FREQ=WEEKLY;BYDAY=TU/,
  );
  assert.doesNotMatch(text, /Safe house/);
  assert.equal(await entries(), before);
  assert.equal((await fetch(`${server.url}/p/test-program/directory/other.ics`)).status, 404);
});

test('it is whole on a phone, with every group open', async () => {
  const { page } = await startBrowser({ after }, { viewport: phone });
  await page.goto(`${server.url}/p/directory?lang=es`);
  for (const fold of await page.locator('summary').all()) await fold.click();
  await assertAccessible(page);
  const width = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(width <= 0, `${width} px too wide`);
});
