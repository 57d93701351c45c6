import assert from 'node:assert/strict';
import { test } from 'node:test';
import { random, clock as systemClock } from '#cli/adapters/ports.ts';
import { passkeyLimits } from '#contract/passkeys.ts';
import { sql } from '#database/sql.ts';
import {
  createAuthenticator,
  type SignedCredential,
  type SoftPasskey,
  type Wish,
} from '../../../../test/support/authenticator.ts';
import { createWriter } from '../../../../test/support/log.ts';
import { anyId } from '../../../../test/support/postgres.ts';
import { type Called, setUpTestServer, setupBody, startTestServer } from '../../../../test/support/server.ts';
import { setUp } from '../../organization/setup.ts';
import { pageOrigin } from '../page-origin.ts';
import { createChallenges } from './challenges.ts';
import { passkeyHandle } from './handle.ts';

/** The endpoints of passkeys, attacked: every way in that should be closed is tried over HTTP, with an authenticator that lies. */

let skew = 0;
const clock = { ...systemClock, now: () => systemClock.now() + skew };
const server = await startTestServer({ clock });
const admin = await setUpTestServer(server);
const { org } = admin.place;
const port = new URL(server.url).port;
const page = { origin: `http://localhost:${port}`, rp: 'localhost' };
const passphrase = 'three brown pelicans';
const made = await setUp(
  { database: server.database, clock, random },
  { organization: 'Other', site: 'Corner', channel: 'fixed', worker: 'Quinn', passphrase },
  { another: true },
);
assert.ok(made.ok);
const other = made.value;

type Answer = Pick<Called, 'status' | 'json'>;

/** As a page asks: its browser says where it is. */
const post = async (
  path: string,
  body: object | undefined,
  { token, origin = page.origin }: { readonly token?: string; readonly origin?: string | null } = {},
): Promise<Answer> => {
  const response = await fetch(`http://localhost:${port}${path}`, {
    method: 'POST',
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(origin !== null && { origin }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, json: await response.json() };
};
const said = ({ status, json }: Answer): string => (status < 300 ? String(status) : `${status} ${json.code}`);

let names = 0;
/** A worker of their own for each test, signed in by the passphrase. */
const enter = async (role = 'peer') => {
  names += 1;
  const name = `Worker ${names}`;
  const added = await server.call('POST', '/v1/workers', {
    token: admin.token,
    body: { name, role, passphrase },
  });
  const { json } = await server.call('POST', '/v1/sign-in', {
    body: { worker: name, passphrase, device: anyId() },
  });
  return { id: String(added.json.id), name, token: String(json.token) };
};
type Worker = Awaited<ReturnType<typeof enter>>;

const begin = (token: string, words = passphrase) =>
  post('/v1/passkeys/begin', { passphrase: words }, { token });
const addTo = async (
  worker: Pick<Worker, 'token'>,
  wish: Wish & { statement?: Buffer; format?: string } = {},
  begun = begin(worker.token),
) => {
  const { json } = await begun;
  const { passkey, credential } = await createAuthenticator(page).make(json.challenge, json.handle, wish);
  const body = { name: 'My phone', challenge: json.challenge, credential };
  const answer = await post('/v1/passkeys', body, { token: worker.token });
  return { passkey, answer, body };
};
const ask = async (): Promise<string> => (await post('/v1/sign-in/passkey/begin', undefined)).json.challenge;
const show = (challenge: string, credential: SignedCredential, more: object = {}) =>
  post('/v1/sign-in/passkey', { device: anyId(), challenge, credential, ...more });
const signIn = async (passkey: SoftPasskey, wish: Wish = {}, more: object = {}) => {
  const challenge = await ask();
  return show(challenge, await passkey.sign(challenge, wish), more);
};
const reads = async (token: string): Promise<boolean> =>
  (await server.call('GET', '/v1/context', { token })).status === 200;
const refused = '403 passkey-refused';

test('a passkey is added with the passphrase, listed, signs in without a name, and removed does nothing any more', async () => {
  const worker = await enter();
  assert.deepEqual((await server.call('GET', '/v1/passkeys', { token: worker.token })).json, {
    passkeys: [],
  });
  const begun = await begin(worker.token);
  assert.deepEqual([begun.json.rp, begun.json.known], ['localhost', []]);
  assert.ok(!Buffer.from(begun.json.handle, 'base64url').toString().includes(worker.name));
  const { passkey, answer } = await addTo(worker);
  assert.equal(said(answer), '201');
  const before = (await server.call('GET', '/v1/passkeys', { token: worker.token })).json.passkeys;
  assert.deepEqual(
    before.map(({ id, name, usedAt, credential }: Record<string, unknown>) => [id, name, usedAt, credential]),
    [[answer.json.id, 'My phone', null, passkey.id]],
  );
  assert.deepEqual((await begin(worker.token)).json.known, [passkey.id]);
  const entered = await signIn(passkey);
  assert.equal(said(entered), '201');
  assert.deepEqual(
    [entered.json.context.me.worker, entered.json.context.me.role, entered.json.context.organization.id],
    [worker.id, 'peer', org],
  );
  const [after] = (await server.call('GET', '/v1/passkeys', { token: entered.json.token })).json.passkeys;
  assert.ok(Math.abs(after.usedAt - systemClock.now()) < 600_000);
  const path = `/v1/passkeys/${answer.json.id}`;
  assert.equal((await server.call('DELETE', path, { token: worker.token })).status, 200);
  assert.equal(said(await signIn(passkey)), refused);
  assert.equal((await server.call('DELETE', path, { token: worker.token })).status, 404);
  const { acts } = (await server.call('GET', '/v1/audit', { token: admin.token })).json;
  const ours = acts.filter(({ about }: { about: string }) => about === worker.id);
  assert.deepEqual(
    ours.map(({ act, codes }: { act: string; codes: string[] }) => [act, codes.length]),
    [
      ['passkey-removed', 0],
      ['passkey-added', 0],
      ['worker-added', 1],
    ],
  );
});

test('what was signed for another page, host, purpose or by nobody who was verified is refused', async () => {
  const { passkey } = await addTo(await enter());
  for (const wish of [
    { origin: 'https://evil.example' },
    { origin: `http://localhost:${Number(port) + 1}` },
    { origin: `https://localhost:${port}` },
    { rp: 'evil.example' },
    { type: 'webauthn.create' },
    { crossOrigin: true },
    { verified: false },
  ] satisfies Wish[])
    assert.equal(said(await signIn(passkey, wish)), refused, JSON.stringify(wish));
  assert.equal(said(await signIn(passkey)), '201');
});

test('a challenge is taken once, by whoever it was made for, and within five minutes', async () => {
  const worker = await enter();
  const { passkey } = await addTo(worker);
  const challenge = await ask();
  const credential = await passkey.sign(challenge);
  assert.equal(said(await show(challenge, credential)), '201');
  assert.equal(said(await show(challenge, credential)), refused, 'replayed');
  // Signed again by the passkey itself: the challenge is used up all the same.
  assert.equal(said(await show(challenge, await passkey.sign(challenge))), refused);
  // One that was shown with something wrong is used up too.
  const wrong = await ask();
  assert.equal(said(await show(wrong, await passkey.sign(wrong, { verified: false }))), refused);
  assert.equal(said(await show(wrong, await passkey.sign(wrong))), refused);
  // Two at once: one of them.
  const twice = await ask();
  const same = await passkey.sign(twice);
  const both = await Promise.all([show(twice, same), show(twice, same)]);
  assert.deepEqual(both.map(said).toSorted(), ['201', refused]);
  // Another challenge than the one that was signed; one that nobody made; one that is for adding.
  const [one, two] = [await ask(), await ask()];
  assert.equal(said(await show(two, await passkey.sign(one))), refused);
  const own = Buffer.from(random.bytes(54)).toString('base64url');
  assert.equal(said(await show(own, await passkey.sign(own))), refused);
  const toAdd = (await begin(worker.token)).json.challenge;
  assert.equal(said(await show(toAdd, await passkey.sign(toAdd))), refused);
  // Late, and with the clock set back again.
  const late = await ask();
  const signed = await passkey.sign(late);
  skew += passkeyLimits.challengeMs;
  assert.equal(said(await show(late, signed)), refused);
  skew = 0;
  assert.equal(said(await show(late, signed)), refused);
});

test('a signature that was tampered with, or is of another passkey, is refused', async () => {
  const { passkey } = await addTo(await enter());
  const { passkey: another } = await addTo(await enter());
  const flip = (text: string, at: number): string => {
    const bytes = Buffer.from(text, 'base64url');
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    return bytes.toString('base64url');
  };
  const tampered: readonly ((
    credential: SignedCredential,
    of: SignedCredential,
  ) => Partial<SignedCredential>)[] = [
    ({ signature }) => ({ signature: flip(signature, 20) }),
    ({ authenticator }) => ({ authenticator: flip(authenticator, 36) }),
    ({ clientData }) => ({ clientData: flip(clientData, 3) }),
    () => ({ signature: 'AA' }),
    () => ({ authenticator: 'AA' }),
    (_own, { signature }) => ({ signature }),
    (_own, { id, handle }) => ({ id, handle }),
    (_own, { handle }) => ({ handle }),
    (_own, { id }) => ({ id }),
  ];
  for (const [index, change] of tampered.entries()) {
    const challenge = await ask();
    const own = await passkey.sign(challenge);
    const changed = { ...own, ...change(own, await another.sign(challenge)) };
    assert.equal(said(await show(challenge, changed)), refused, `change ${index}`);
  }
});

test('a counter that does not grow is refused, and one that is not kept is not asked for', async () => {
  const { passkey } = await addTo(await enter(), { counter: 7 });
  for (const [counter, fate] of [
    [8, '201'],
    [20, '201'],
    [20, refused],
    [9, refused],
    [0, refused],
    [21, '201'],
  ] as const)
    assert.equal(said(await signIn(passkey, { counter })), fate, String(counter));
  const { passkey: plain } = await addTo(await enter());
  for (let times = 0; times < 3; times += 1) assert.equal(said(await signIn(plain)), '201');
});

test("one organization's passkey opens no other, whatever it says of itself", async () => {
  const worker = await enter();
  const { passkey } = await addTo(worker);
  assert.equal(said(await signIn(passkey, {}, { organization: 'test-program' })), '201');
  for (const organization of ['other', other.org, 'nothing-here', ''])
    assert.equal(said(await signIn(passkey, {}, { organization })), refused, organization);
  const challenge = await ask();
  const credential = await passkey.sign(challenge);
  const lying = { ...credential, handle: passkeyHandle(other.org, other.worker) };
  assert.equal(said(await show(challenge, lying, { organization: 'other' })), refused);
  // The same credential put down in the other organization too, by somebody of it, opens that one as them and nothing here.
  const entered = await server.call('POST', '/v1/sign-in', {
    body: { organization: 'other', worker: 'Quinn', passphrase, device: anyId() },
  });
  const theirs = await addTo({ token: entered.json.token });
  assert.equal(said(await signIn(theirs.passkey, {}, { organization: 'other' })), '201');
  assert.equal(said(await signIn(theirs.passkey, {}, { organization: 'test-program' })), refused);
  // Where none is named the passkey tells where it belongs.
  assert.equal((await signIn(theirs.passkey)).json.context.organization.id, other.org);
  const listed = await server.call('GET', '/v1/passkeys', { token: worker.token });
  const [{ id }] = listed.json.passkeys;
  assert.equal(
    (await server.call('DELETE', `/v1/passkeys/${id}`, { token: entered.json.token })).status,
    404,
  );
  assert.equal((await server.call('DELETE', `/v1/passkeys/${id}`, { token: admin.token })).status, 404);
  assert.equal(said(await signIn(passkey)), '201');
});

test('adding needs the passphrase, this session, this page and a challenge that is new', async () => {
  const worker = await enter();
  assert.equal(said(await begin(worker.token, 'not this one')), '403 passphrase-old-wrong');
  const { json } = await begin(worker.token);
  const authenticator = createAuthenticator(page);
  const make = async (wish: Parameters<typeof authenticator.make>[2] = {}, challenge = json.challenge) => ({
    name: 'x',
    challenge,
    credential: (await authenticator.make(challenge, json.handle, wish)).credential,
  });
  const body = await make();
  // Another session of the same worker, another worker, another page.
  const second = await server.call('POST', '/v1/sign-in', {
    body: { worker: worker.name, passphrase, device: anyId() },
  });
  assert.equal(said(await post('/v1/passkeys', body, { token: second.json.token })), refused);
  assert.equal(said(await post('/v1/passkeys', body, { token: (await enter()).token })), refused);
  const toSignIn = await ask();
  assert.equal(said(await post('/v1/passkeys', await make({}, toSignIn), { token: worker.token })), refused);
  assert.equal(said(await post('/v1/passkeys', body, { token: worker.token })), '201');
  assert.equal(said(await post('/v1/passkeys', body, { token: worker.token })), refused, 'replayed');
  for (const wish of [
    { origin: 'https://evil.example' },
    { rp: 'evil.example' },
    { type: 'webauthn.get' },
    { crossOrigin: true },
    { verified: false },
    // A chain of certificates: {"x5c": [h'00']}, {"alg": -7, "sig": h'00', "x5c": [h'00']}; a format with one; a statement where none is.
    { format: 'packed', statement: Buffer.from('a163783563814100', 'hex') },
    { format: 'packed', statement: Buffer.from('a363616c672663736967410063783563814100', 'hex') },
    { format: 'fido-u2f', statement: Buffer.from('a263736967410063783563814100', 'hex') },
    { format: 'android-safetynet' },
    { statement: Buffer.from('a163616c6726', 'hex') },
  ]) {
    const { answer } = await addTo(worker, wish);
    assert.equal(said(answer), refused, JSON.stringify(wish));
  }
  // A credential that is there already: nobody takes it over.
  const { passkey, body: first } = await addTo(worker);
  const thief = await enter();
  const { json: theirs } = await begin(thief.token);
  const { credential } = await authenticator.make(theirs.challenge, theirs.handle);
  const taken = { ...credential, id: first.credential.id };
  const copied = await post(
    '/v1/passkeys',
    { ...first, challenge: theirs.challenge, credential: taken },
    { token: thief.token },
  );
  assert.equal(said(copied), refused);
  assert.equal((await signIn(passkey)).json.context.me.worker, worker.id);
});

test('wrong passphrases while adding count with those of changing it, and ten passkeys are enough', async () => {
  const worker = await enter();
  for (let tries = 0; tries < 10; tries += 1) assert.equal((await begin(worker.token, 'no')).status, 403);
  assert.equal(said(await begin(worker.token)), '429 too-many-requests');
  const change = { old: passphrase, passphrase: 'seven quiet harbours' };
  assert.equal(
    (await server.call('POST', '/v1/own-passphrase', { token: worker.token, body: change })).status,
    429,
  );
  const rich = await enter();
  await server.database.inOrganization(org, async (tx) => {
    for (let count = 1; count < passkeyLimits.most; count += 1)
      await tx.run(sql`insert into passkey (org_id, id, worker, name, credential, public_key, rp, counter, made_at)
        values (${org}, ${anyId()}, ${rich.id}, 'x', ${`x${count}`}, 'AA', 'localhost', 0, now())`);
  });
  // Two that are begun before the last place is taken: one gets it.
  const begun = [await begin(rich.token), await begin(rich.token)];
  const both = await Promise.all(begun.map((one) => addTo(rich, {}, Promise.resolve(one))));
  assert.deepEqual(both.map(({ answer }) => said(answer)).toSorted(), ['201', '409 passkeys-full']);
  assert.equal(said(await begin(rich.token)), '409 passkeys-full');
});

test('whoever is removed, or given a new passphrase by an admin, has no passkey left; coming back revives none', async () => {
  const leaving = await enter();
  const { passkey } = await addTo(leaving);
  const { token } = (await signIn(passkey)).json;
  const path = `/v1/workers/${leaving.id}`;
  const patch = (body: object) => server.call('PATCH', path, { token: admin.token, body });
  assert.equal((await patch({ removed: true })).status, 200);
  assert.equal(await reads(token), false);
  assert.equal(said(await signIn(passkey)), refused);
  const rows = await server.database.inOrganization(org, (tx) =>
    tx.rows(sql`select id from passkey where org_id = ${org} and worker = ${leaving.id}`),
  );
  assert.deepEqual(rows, [], 'erased');
  assert.equal((await patch({ removed: false })).status, 200);
  assert.equal(said(await signIn(passkey)), refused);
  const reset = await enter();
  const { passkey: thiefs } = await addTo(reset);
  const body = { passphrase: 'seven quiet harbours' };
  await server.call('PATCH', `/v1/workers/${reset.id}`, { token: admin.token, body });
  assert.equal(said(await signIn(thiefs)), refused);
  // One who was made into a role that may do nothing.
  const outside = await enter();
  const { passkey: theirs } = await addTo(outside);
  await server.call('PATCH', `/v1/workers/${outside.id}`, { token: admin.token, body: { role: 'partner' } });
  assert.equal(said(await signIn(theirs)), '403 not-allowed');
});

test("one's own new passphrase and signing out everywhere end sessions by passkey too, and the passkey stays", async () => {
  const worker = await enter();
  const { passkey } = await addTo(worker);
  const first = (await signIn(passkey)).json.token;
  await server.call('POST', '/v1/sign-out-everywhere', { token: worker.token });
  assert.deepEqual([await reads(first), await reads(worker.token)], [false, true]);
  const second = (await signIn(passkey)).json.token;
  const body = { old: passphrase, passphrase: 'seven quiet harbours' };
  await server.call('POST', '/v1/own-passphrase', { token: worker.token, body });
  assert.equal(await reads(second), false);
  assert.equal(said(await signIn(passkey)), '201');
  // A session by passkey hands in as any other.
  const third = (await signIn(passkey)).json;
  const entry = createWriter({ ...admin.place, worker: worker.id }).entry();
  const pushed = await server.call('POST', '/v1/entries', { token: third.token, body: { entries: [entry] } });
  assert.equal(pushed.json.verdicts[0].verdict, 'accepted');
});

test('over plain HTTP, by an address of numbers, or from another page there are none, and it is said', async () => {
  const worker = await enter();
  const { passkey, body } = await addTo(worker);
  for (const origin of [
    null,
    'null',
    `http://127.0.0.1:${port}`,
    'https://evil.example',
    `http://evil.example:${port}`,
  ]) {
    const none = '409 passkeys-not-here';
    assert.equal(said(await post('/v1/sign-in/passkey/begin', undefined, { origin })), none, String(origin));
    const challenge = await ask();
    const shown = { device: anyId(), challenge, credential: await passkey.sign(challenge) };
    assert.equal(said(await post('/v1/sign-in/passkey', shown, { origin })), none);
    assert.equal(
      said(await post('/v1/passkeys/begin', { passphrase }, { token: worker.token, origin })),
      none,
    );
    assert.equal(said(await post('/v1/passkeys', body, { token: worker.token, origin })), none);
  }
  for (const [origin, host, rp] of [
    ['https://program.example', 'program.example', 'program.example'],
    ['https://program.example:8443', 'Program.example:8443', 'program.example'],
    ['http://localhost:8080', 'localhost:8080', 'localhost'],
    ['http://demo.localhost:8080', 'demo.localhost:8080', 'demo.localhost'],
    ['http://program.example', 'program.example', undefined],
    ['https://program.example', 'program.example:8443', undefined],
    ['https://program.example', 'www.program.example', undefined],
    ['https://192.168.1.20:8443', '192.168.1.20:8443', undefined],
    ['https://[fd00::1]', '[fd00::1]', undefined],
    ['https://program.example/', 'program.example', undefined],
    ['https://a@program.example', 'program.example', undefined],
    ['http://notlocalhost', 'notlocalhost', undefined],
  ] as const)
    assert.equal(pageOrigin(origin, host)?.rp, rp, origin);
});

test('a passkey is of one host name: by another name of the same server it opens nothing', async () => {
  const { passkey } = await addTo(await enter());
  const elsewhere = { origin: `http://program.localhost:${port}`, rp: 'program.localhost' };
  const call = async (path: string, body?: object) => {
    // The host is named by hand: the name is this machine's in a browser, and need not be in Node.
    const { request } = await import('node:http');
    const sent = Promise.withResolvers<Answer>();
    const asking = request(
      {
        host: '127.0.0.1',
        port,
        path,
        method: 'POST',
        headers: {
          host: `program.localhost:${port}`,
          origin: elsewhere.origin,
          'content-type': 'application/json',
        },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => {
          text += part;
        });
        response.on('end', () => sent.resolve({ status: response.statusCode ?? 0, json: JSON.parse(text) }));
      },
    );
    asking.on('error', sent.reject).end(body === undefined ? undefined : JSON.stringify(body));
    return sent.promise;
  };
  const asked = await call('/v1/sign-in/passkey/begin');
  assert.deepEqual([asked.status, asked.json.rp], [200, 'program.localhost']);
  const { challenge } = asked.json;
  for (const wish of [elsewhere, { origin: elsewhere.origin }, {}]) {
    const body = { device: anyId(), challenge, credential: await passkey.sign(challenge, wish) };
    assert.equal(said(await call('/v1/sign-in/passkey', body)), refused);
  }
  // A challenge of one page is none of another.
  assert.equal(said(await show(challenge, await passkey.sign(challenge))), refused);
});

test('sixty wrong tries from an address are the most, and whoever was let in on a device before has tries of their own', async () => {
  const own = await startTestServer();
  const first = await setUpTestServer(own);
  const ownPort = new URL(own.url).port;
  const ownPage = { origin: `http://localhost:${ownPort}`, rp: 'localhost' };
  const send = async (path: string, body?: object, token?: string): Promise<Answer> => {
    const response = await fetch(`http://localhost:${ownPort}${path}`, {
      method: 'POST',
      headers: {
        origin: ownPage.origin,
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: response.status, json: await response.json() };
  };
  const begun = (await send('/v1/passkeys/begin', { passphrase: setupBody.worker.passphrase }, first.token))
    .json;
  const { passkey, credential } = await createAuthenticator(ownPage).make(begun.challenge, begun.handle);
  await send('/v1/passkeys', { name: 'x', challenge: begun.challenge, credential }, first.token);
  const tryIt = async (wish: Wish, before?: readonly string[]) => {
    const { challenge } = (await send('/v1/sign-in/passkey/begin')).json;
    const shown = { device: anyId(), challenge, credential: await passkey.sign(challenge, wish) };
    return said(await send('/v1/sign-in/passkey', { ...shown, ...(before !== undefined && { before }) }));
  };
  for (let tries = 0; tries < 60; tries += 1) assert.equal(await tryIt({ verified: false }), refused);
  assert.equal(await tryIt({}), '429 too-many-requests');
  assert.equal(await tryIt({}, [first.token]), '201');
  const log = own.lines.join('\n');
  for (const secret of [passkey.id, passkey.handle, begun.challenge, 'localhost'])
    assert.ok(!log.includes(secret), secret);
});

test('what was shown is forgotten only once it is over, and the clock set back makes no time', () => {
  let now = 1_000_000;
  const challenges = createChallenges({ clock: { now: () => now }, random });
  const first = challenges.make('a');
  assert.equal(challenges.take(first, 'b'), false, 'another purpose');
  assert.equal(challenges.take(first, 'a'), true);
  now += passkeyLimits.challengeMs - 1;
  assert.equal(challenges.take(first, 'a'), false);
  now -= passkeyLimits.challengeMs;
  const second = challenges.make('a');
  now += passkeyLimits.challengeMs - 1;
  assert.equal(challenges.take(first, 'a'), false);
  assert.equal(challenges.take(second, 'a'), true, 'made after the clock was set back');
  for (const none of [
    '',
    'AA',
    `${challenges.make('a')}A`,
    challenges.make('a').slice(1),
    createChallenges({ clock: { now: () => now }, random }).make('a'),
  ])
    assert.equal(challenges.take(none, 'a'), false, none);
});
