import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from '#database/sql.ts';
import { err, ok } from '#log/index.ts';
import { setUpTestServer, startTestServer, thingRoom } from '../../../test/support/server.ts';
import { pickLocale } from './locale.ts';
import { asPublicPage } from './page.ts';

const page = asPublicPage<string>({
  path: 'things',
  read: async (tx, org) =>
    (await tx.first<{ name: string }>(sql`select name from organization where org_id = ${org}`))?.name ?? '',
  render: ({ state, locale, data, action, problems }) =>
    `<html lang="${locale}"><p>${state} ${data}</p><form method="post" action="${action}">${problems['n'] ?? ''}</form>`,
  accept: (fields) => {
    const n = Number(fields.get('n')?.[0] ?? '');
    return Number.isSafeInteger(n) && n > 0
      ? ok([{ kind: 'test.thing', version: 1, body: { n } }])
      : err({ n: 'not a number' });
  },
});
const server = await startTestServer({ rooms: [{ ...thingRoom, publicPages: [page] }] });
const { token, place } = await setUpTestServer(server);

const post = (path: string, body: string) =>
  fetch(`${server.url}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body,
  });
const things = async (): Promise<readonly { n: number }[]> =>
  server.database.inOrganization(place.org, (tx) =>
    tx.rows<{ n: number }>(sql`select n from thing order by n`),
  );

test('a page opens without sign-in, cookie or script, in the language that was asked for', async () => {
  const english = await fetch(`${server.url}/p/things`);
  assert.match(await english.text(), /lang="en".*empty Test program/);
  assert.equal(english.headers.get('set-cookie'), null);
  const spanish = await fetch(`${server.url}/p/things`, { headers: { 'accept-language': 'es-MX,en;q=0.8' } });
  assert.match(await spanish.text(), /lang="es"/);
  const both = await fetch(`${server.url}/p/test-program/things?lang=es`);
  assert.equal(both.status, 200);
  assert.equal((await fetch(`${server.url}/p/other-program/things`)).status, 404);
  assert.equal((await fetch(`${server.url}/p/none`)).status, 404);
});

test('a form becomes an entry of the server, stored once however often it is sent', async () => {
  const form = await (await fetch(`${server.url}/p/things`)).text();
  const action = /action="([^"]+)"/.exec(form)?.[1] ?? '';
  const sent = await post(action, 'n=5&lang=es');
  assert.deepEqual([sent.status, sent.headers.get('location')], [303, '/p/things?lang=es&done=1']);
  await Promise.all([post(action, 'n=5'), post(action, 'n=5')]);
  assert.deepEqual(await things(), [{ n: 5 }]);
  const thanks = await (await fetch(`${server.url}/p/things?done=1`)).text();
  assert.match(thanks, /thanks/);
});

test('a form sent to the address with the code of the organization is taken there', async () => {
  const before = await things();
  const sent = await post('/p/test-program/things', 'n=7');
  assert.deepEqual(
    [sent.status, sent.headers.get('location')],
    [303, '/p/test-program/things?lang=en&done=1'],
  );
  assert.deepEqual(await things(), [...before, { n: 7 }]);
});

test('many forms at once get dense numbers, and devices read them like any entry', async () => {
  await Promise.all(Array.from({ length: 8 }, () => post('/p/things', 'n=1')));
  const { json } = await server.call('GET', '/v1/entries', { token });
  const numbers = json.entries.map(({ entry }: { entry: { deviceSeq: number } }) => entry.deviceSeq);
  assert.deepEqual(
    numbers.toSorted((a: number, b: number) => a - b),
    Array.from({ length: 10 }, (_, index) => index + 1),
  );
  assert.equal(new Set(json.entries.map(({ entry }: { entry: { device: string } }) => entry.device)).size, 1);
});

test('a wrong form comes back with its problem, an enormous one not at all, and nothing is stored', async () => {
  const before = (await things()).length;
  const wrong = await post('/p/things', 'n=many');
  assert.equal(wrong.status, 422);
  assert.match(await wrong.text(), /problems.*not a number/);
  assert.equal((await post('/p/things', 'x'.repeat(20_000))).status, 413);
  const fields = Array.from({ length: 500 }, (_, index) => `f${index}=1`).join('&');
  assert.equal((await post('/p/things', fields)).status, 400);
  assert.equal((await things()).length, before);
});

test('one address cannot flood it', async () => {
  const statuses: number[] = [];
  for (let tries = 0; tries < 31; tries += 1) statuses.push((await post('/p/things', 'n=no')).status);
  assert.equal(statuses.at(-1), 429);
});

test('the language is picked by what was asked, then by the browser', () => {
  assert.equal(pickLocale('es', 'en'), 'es');
  assert.equal(pickLocale('fr', 'fr, es;q=0.5, en;q=0.7'), 'en');
  assert.equal(pickLocale(undefined, 'fr'), 'en');
  assert.equal(pickLocale(undefined, undefined), 'en');
  assert.equal(pickLocale(undefined, 'es;q=0'), 'en');
});
