import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clock, random } from '#cli/adapters/ports.ts';
import { sql } from '#database/sql.ts';
import { anyId } from '../../../test/support/postgres.ts';
import { setUpTestServer, setupBody, startTestServer } from '../../../test/support/server.ts';
import { setUp } from '../organization/setup.ts';
import { createDirectory, findOrganization, listOrganizations, toCode } from './directory.ts';

/** Several organizations on one server, from the web. */

const server = await startTestServer();
const { call, database } = server;
const alone = await call('GET', '/v1/health');
const first = await setUpTestServer(server);
const one = await call('GET', '/v1/health');
const add = (organization: string, worker: string, passphrase: string) =>
  setUp(
    { database, clock, random },
    { organization, site: 'Hub', channel: 'fixed', worker, passphrase },
    { another: true },
  );
const second = await add('Níquel', 'Second', 'three brown pelicans');
assert.ok(second.ok);
const signIn = (organization: string | undefined, worker: string, passphrase: string) =>
  call('POST', '/v1/sign-in', {
    body: { worker, passphrase, device: anyId(), ...(organization !== undefined && { organization }) },
  });
const { passphrase: firstPassphrase } = setupBody.worker;

test('health tells the app whether to ask which organization', async () => {
  assert.deepEqual([alone.json.setUp, alone.json.several], [false, undefined]);
  assert.deepEqual([one.json.setUp, one.json.several], [true, undefined]);
  assert.equal((await call('GET', '/v1/health')).json.several, true);
});

test('each signs in to their own by its code, however it is written, and the first without one', async () => {
  for (const [code, worker, passphrase, org] of [
    [undefined, 'First', firstPassphrase, first.place.org],
    ['test-program', 'First', firstPassphrase, first.place.org],
    ['niquel', 'Second', 'three brown pelicans', second.value.org],
    [' Níquel ', 'Second', 'three brown pelicans', second.value.org],
    [second.value.org, 'Second', 'three brown pelicans', second.value.org],
  ] as const) {
    const { status, json } = await signIn(code, worker, passphrase);
    assert.equal(status, 201, JSON.stringify([code, json]));
    assert.equal(json.context.organization.id, org);
    assert.equal(json.context.organization.code, org === first.place.org ? 'test-program' : 'niquel');
  }
  assert.equal((await signIn('test-program', 'Second', 'three brown pelicans')).status, 401);
});

test('a code that is none is answered, counted and takes as long as a wrong passphrase', async () => {
  const none = await signIn('nothing-here', 'First', firstPassphrase);
  const wrong = await signIn('test-program', 'First', 'not this one');
  assert.deepEqual([none.status, none.json], [wrong.status, wrong.json]);
  assert.equal(none.json.code, 'passphrase-wrong');
  const headers = (of: Headers) => [...of.keys()].toSorted();
  assert.deepEqual(headers(none.headers), headers(wrong.headers));
  // The costly part, the hash, is what takes the time: both must pay it. Medians, against each other.
  const timed = async (code: string): Promise<number> => {
    const from = performance.now();
    await signIn(code, `Worker ${Math.floor(from)}`, 'not this one');
    return performance.now() - from;
  };
  const times = { none: [] as number[], wrong: [] as number[] };
  for (let round = 0; round < 9; round += 1) {
    times.none.push(await timed('nothing-here'));
    times.wrong.push(await timed('test-program'));
  }
  const median = (list: readonly number[]): number => list.toSorted((a, b) => a - b)[4] ?? 0;
  assert.ok(median(times.none) > median(times.wrong) / 3, JSON.stringify(times));
  // However the code is written, tries at one worker are counted together.
  const fates: string[] = [];
  for (const code of [...Array(6).fill('nothing-here'), ...Array(6).fill('Nothing here!')])
    fates.push((await signIn(code, 'Someone', 'x')).json.code);
  const known: string[] = [];
  for (const code of [...Array(6).fill('niquel'), ...Array(6).fill('Níquel!')])
    known.push((await signIn(code, 'Someone', 'x')).json.code);
  assert.deepEqual(fates, known);
  assert.equal(known.at(-1), 'too-many-requests');
});

test('a public page is found by the code, and an address printed before there was a second by nothing', async () => {
  const page = async (path: string): Promise<readonly [number, string]> => {
    const response = await fetch(`${server.url}${path}`);
    return [response.status, await response.text()];
  };
  for (const path of ['/p/reversal', '/p/test-program/reversal', '/p/niquel/reversal', '/p/Níquel/reversal'])
    assert.equal((await page(path))[0], 200, path);
  const [, html] = await page('/p/niquel/reversal');
  // Every address of the page itself keeps the code: the form, the other language.
  assert.match(html, /action="\/p\/niquel\/reversal"/);
  assert.match(html, /href="\/p\/niquel\/reversal\?lang=es"/);
  assert.doesNotMatch(html, /"\/p\/reversal/);
  assert.equal((await page('/p/nothing-here/reversal'))[0], 404);
});

test('codes differ, stay when a name changes, and come to organizations from before there were codes', async () => {
  const twin = await add('níquel', 'A', 'three brown pelicans');
  const wordless = await add('Снижение вреда', 'A', 'three brown pelicans');
  assert.deepEqual([twin.ok && twin.value.code, wordless.ok && wordless.value.code], ['niquel-2', 'org']);
  await call('PATCH', '/v1/organization', { token: first.token, body: { name: 'Another name' } });
  assert.deepEqual(await findOrganization(database, 'test-program'), { ok: true, value: first.place.org });
  await database.acrossOrganizations((tx) => tx.run(sql`update organization set code = null`));
  const listed = await listOrganizations(database);
  assert.deepEqual(
    listed.map(({ code }) => code),
    ['another-name', 'niquel', 'niquel-2', 'org'],
  );
  const more = await add('Org', 'A', 'three brown pelicans');
  assert.ok(more.ok && more.value.code === 'org-2');
  const kept = await database.acrossOrganizations((tx) =>
    tx.rows<{ code: string }>(sql`select code from organization where code is not null`),
  );
  assert.equal(kept.length, 5);
  // Who writes from a terminal must say to which.
  assert.equal((await findOrganization(database, undefined)).ok, false);
});

test('a name becomes a plain address', () => {
  assert.equal(toCode(' Reducción de Daños, Níquel! '), 'reduccion-de-danos-niquel');
});

test('what is known of organizations is answered while a node that holds some is away or hangs', async () => {
  let goes: 'well' | 'away' | 'nowhere' = 'well';
  const one = createDirectory(
    {
      ...database,
      acrossOrganizations: async (work) => {
        if (goes === 'away') throw Object.assign(new Error('could not connect'), { code: '08006' });
        if (goes === 'nowhere') await new Promise(() => undefined);
        return database.acrossOrganizations(work);
      },
    },
    { patienceMs: 1 },
  );
  assert.deepEqual(await one.find('niquel'), { ok: true, value: second.value.org });
  for (goes of ['away', 'nowhere'] as const) {
    assert.deepEqual(await one.find('niquel'), { ok: true, value: second.value.org });
    assert.deepEqual(await one.find(undefined), { ok: true, value: first.place.org });
    assert.equal(await one.count(), 'several');
  }
  // Where there is one, whether there are several is asked anew, but neither waited for nor insisted on.
  let isHere = true;
  const alone = createDirectory(
    {
      ...database,
      acrossOrganizations: async (work) => {
        if (!isHere) await new Promise(() => undefined);
        const all = await database.acrossOrganizations(work);
        return (Array.isArray(all) ? all.slice(0, 1) : all) as typeof all;
      },
    },
    { patienceMs: 1 },
  );
  assert.equal(await alone.count(), 'one');
  isHere = false;
  assert.equal(await alone.count(), 'one');
  // Nothing is known yet: then there is nothing to go by.
  goes = 'away';
  const other = createDirectory({
    ...database,
    acrossOrganizations: async () => {
      throw Object.assign(new Error('could not connect'), { code: '08006' });
    },
  });
  await assert.rejects(other.count(), { code: '08006' });
});
