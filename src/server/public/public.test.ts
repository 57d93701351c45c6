import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from '#database/sql.ts';
import { isOf } from '#database/whose.ts';
import { err, ok } from '#log/index.ts';
import { html } from '#public/html.ts';
import { asPublicPage, type OrganizationPage } from '#public/page.ts';
import { setUpTestServer, startTestServer, thingRoom } from '../../../test/support/server.ts';

const words = (part: string): string => `test.${part}`;

/** Writes an entry of what was sent. */
const things: OrganizationPage<string> = {
  of: 'organization',
  path: 'things',
  words,
  read: async (tx, org) =>
    (await tx.first<{ name: string }>(sql`select name from organization where org_id = ${org}`))?.name ?? '',
  intro: ({ data }) => html`<p>${data}</p>`,
  form: {
    questions: [
      {
        field: 'n',
        ask: { type: 'code', chars: 8, read: (typed) => (/^[1-9]\d*$/.test(typed) ? typed : undefined) },
      },
    ],
    take: async ({ values }) =>
      values['n'] === undefined
        ? err({ n: 'test.none' })
        : ok({ entries: [{ kind: 'test.thing', version: 1, body: { n: Number(values['n']) } }] }),
    thanks: () => html`<p>thanks</p>`,
  },
};

/** Looks something up by a code that only its holder has, and writes nothing. */
const lookup: OrganizationPage<null> = {
  of: 'organization',
  path: 'look-up',
  words,
  read: async () => null,
  intro: () => html`<p>look it up</p>`,
  form: {
    questions: [
      {
        field: 'code',
        isNeeded: true,
        ask: { type: 'code', chars: 8, read: (typed) => typed.toUpperCase() },
      },
    ],
    take: async ({ values }, { tx, org }) => {
      const found = await tx.first<{ n: number }>(
        sql`select count(*)::int as n from thing where ${isOf(org)} and n = ${Number(values['code'])}`,
      );
      return ok({ shows: html`<p>${found?.n ?? 0} found for ${String(values['code'])}</p>` });
    },
    thanks: () => html``,
  },
};

const server = await startTestServer({
  rooms: [{ ...thingRoom, publicPages: [asPublicPage(things), asPublicPage(lookup)] }],
});
const { token, place } = await setUpTestServer(server);

const post = (path: string, body: string, headers: Readonly<Record<string, string>> = {}) =>
  fetch(`${server.url}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body,
  });
const stored = async (): Promise<readonly number[]> =>
  server.database.inOrganization(place.org, async (tx) =>
    (await tx.rows<{ n: number }>(sql`select n from thing where ${isOf(place.org)} order by n`)).map(
      ({ n }) => n,
    ),
  );

test('a page opens for each organization by its code, and for the first one without', async () => {
  assert.match(await (await fetch(`${server.url}/p/things`)).text(), /Test program/);
  assert.equal((await fetch(`${server.url}/p/test-program/things?lang=es`)).status, 200);
  for (const path of ['/p/other-program/things', '/p/none', '/p/a/b/c', '/p/'])
    assert.equal((await fetch(`${server.url}${path}`)).status, 404, path);
});

test('a form becomes an entry of the server, stored once however often it is sent', async () => {
  const form = await (await fetch(`${server.url}/p/things`)).text();
  const once = /name="once" value="([^"]+)"/.exec(form)?.[1] ?? '';
  const sent = await post('/p/things', `n=5&lang=es&once=${once}`);
  assert.deepEqual([sent.status, sent.headers.get('location')], [303, '/p/things?lang=es&done=1']);
  await Promise.all([post('/p/things', `n=5&once=${once}`), post('/p/things', `n=5&once=${once}`)]);
  assert.deepEqual(await stored(), [5]);
  assert.match(await (await fetch(`${server.url}/p/things?done=1`)).text(), /thanks/);
});

test('a form sent to the address with the code of the organization is taken there', async () => {
  const before = await stored();
  const sent = await post('/p/test-program/things', 'n=7');
  assert.deepEqual(
    [sent.status, sent.headers.get('location')],
    [303, '/p/test-program/things?lang=en&done=1'],
  );
  assert.deepEqual(await stored(), [...before, 7]);
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

test('what is looked up comes back in this one answer, is kept by no cache, and writes nothing', async () => {
  const before = await stored();
  const answer = await post('/p/look-up', 'code=5');
  assert.deepEqual([answer.status, answer.headers.get('cache-control')], [200, 'no-store']);
  assert.match(await answer.text(), /1 found for 5/);
  assert.doesNotMatch(await (await fetch(`${server.url}/p/look-up?code=5`)).text(), /found/);
  const empty = await post('/p/look-up', 'code=%20');
  assert.equal(empty.status, 422);
  assert.match(await empty.text(), /role="alert"[\s\S]*<a href="#code">/);
  assert.deepEqual(await stored(), before);
});

test('a wrong form comes back with its problem and what was typed, an enormous one not at all', async () => {
  const before = await stored();
  const wrong = await post('/p/things', 'n=many');
  assert.equal(wrong.status, 422);
  assert.match(await wrong.text(), /id="problem-n"[\s\S]*value="many"/);
  for (const [body, type, status] of [
    [`n=${'x'.repeat(20_000)}`, 'application/x-www-form-urlencoded', 413],
    [`n=${'x'.repeat(20_000)}`, 'text/plain', 413],
    [Array.from({ length: 500 }, (_, index) => `f${index}=1`).join('&'), undefined, 400],
    [Array.from({ length: 500 }, () => 'n=1').join('&'), undefined, 400],
    ['n=1', 'text/plain', 400],
    ['{"n":1}', 'application/json', 400],
    ['--x\r\n', 'multipart/form-data; boundary=x', 400],
  ] as const) {
    const answer = await post('/p/things', body, type === undefined ? {} : { 'content-type': type });
    assert.equal(answer.status, status, `${type} ${body.slice(0, 20)}`);
    assert.match(answer.headers.get('content-type') ?? '', /text\/html/);
  }
  assert.deepEqual(await stored(), before);
});

test('a form that another page makes a browser send is shown, and not taken', async () => {
  const before = await stored();
  for (const from of ['cross-site', 'same-site']) {
    const answer = await post('/p/things', 'n=3', { 'sec-fetch-site': from });
    assert.equal(answer.status, 403);
    assert.match(await answer.text(), /role="alert"[\s\S]*value="3"/);
  }
  assert.deepEqual(await stored(), before);
  assert.equal((await post('/p/things', 'n=3', { 'sec-fetch-site': 'same-origin' })).status, 303);
});

test('one address cannot flood it, and whoever is stopped keeps what was filled in', async () => {
  const statuses: number[] = [];
  for (let tries = 0; tries < 31; tries += 1) statuses.push((await post('/p/things', 'n=no')).status);
  assert.equal(statuses.at(-1), 429);
  const stopped = await post('/p/things', 'n=12');
  assert.equal(stopped.headers.get('retry-after'), '3600');
  assert.match(await stopped.text(), /role="alert"[\s\S]*value="12"/);
});
