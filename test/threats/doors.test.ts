import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { random, clock as systemClock } from '#cli/adapters/ports.ts';
import { fillFrom } from '#cli/refill.ts';
import { backupStream } from '#database/backup/write.ts';
import { createLimiter } from '#server/access/limiter.ts';
import { networkOf, trustOf } from '#server/access/network.ts';
import { newShortCode } from '#server/access/short-code.ts';
import { rooms } from '#server/programs.ts';
import { createWriter } from '../support/log.ts';
import { anyId, createTestDatabase } from '../support/postgres.ts';
import { setUpTestServer, setupBody, startTestServer } from '../support/server.ts';

/** What a stranger can do at the doors: sign-in, limits, the first run, and what an old copy of the server lets in. */

const minute = 60_000;
const { name, passphrase } = setupBody.worker;

describe('guessing at a named worker', () => {
  it('ten wrong tries by a stranger do not lock out a device that was let in before', async () => {
    const server = await startTestServer();
    const { token, device } = await setUpTestServer(server);
    const signIn = (body: object) => server.call('POST', '/v1/sign-in', { body: { worker: name, ...body } });
    for (let attempt = 0; attempt < 12; attempt += 1) await signIn({ passphrase: 'wrong', device: anyId() });
    const stranger = await signIn({ passphrase, device: anyId() });
    assert.deepEqual([stranger.status, stranger.json.code], [429, 'too-many-requests']);
    assert.equal((await signIn({ passphrase, device, before: [token] })).status, 201);
    // A token that was made up, or was ended, buys nothing.
    assert.equal(
      (await signIn({ passphrase, device, before: [`${token.slice(0, 37)}${'A'.repeat(43)}`] })).status,
      429,
    );
  });

  it('from an address of which a stranger used up the tries, a device that was let in before comes in', async () => {
    const server = await startTestServer();
    const { token, device } = await setUpTestServer(server);
    for (let attempt = 0; attempt < 61; attempt += 1)
      await server.call('POST', '/v1/sign-in', {
        body: { worker: `Nobody ${attempt % 20}`, passphrase: 'x', device: anyId() },
      });
    const body = { worker: name, passphrase, device };
    assert.equal((await server.call('POST', '/v1/sign-in', { body })).status, 429);
    assert.equal(
      (await server.call('POST', '/v1/sign-in', { body: { ...body, before: [token] } })).status,
      201,
    );
  });

  it('a device that was let in has ten tries of its own, and no more', async () => {
    const server = await startTestServer();
    const { token, device } = await setUpTestServer(server);
    const codes: string[] = [];
    for (let attempt = 0; attempt < 11; attempt += 1) {
      const body = { worker: name, passphrase: 'wrong', device, before: [token] };
      codes.push((await server.call('POST', '/v1/sign-in', { body })).json.code);
    }
    assert.deepEqual(codes, [...Array(10).fill('passphrase-wrong'), 'too-many-requests']);
  });

  it('one worker who signs in on many devices has ten tries at another’s name, and no more', async () => {
    const server = await startTestServer();
    const { token } = await setUpTestServer(server);
    const secret = 'three brown pelicans';
    await server.call('POST', '/v1/workers', {
      token,
      body: { name: 'Robin', role: 'peer', passphrase: secret },
    });
    const codes: string[] = [];
    for (let time = 0; time < 12; time += 1) {
      const device = anyId();
      const own = await server.call('POST', '/v1/sign-in', {
        body: { worker: 'Robin', passphrase: secret, device },
      });
      const body = { worker: name, passphrase: 'wrong', device, before: [own.json.token] };
      codes.push((await server.call('POST', '/v1/sign-in', { body })).json.code);
    }
    assert.deepEqual(codes, [...Array(10).fill('passphrase-wrong'), ...Array(2).fill('too-many-requests')]);
    // The one who is tried at comes in, on a device of their own and on the tablet that Robin used last.
    const tablet = (
      await server.call('POST', '/v1/sign-in', {
        body: { worker: 'Robin', passphrase: secret, device: anyId() },
      })
    ).json.token;
    const enter = (before: readonly string[]) =>
      server.call('POST', '/v1/sign-in', { body: { worker: name, passphrase, device: anyId(), before } });
    assert.equal((await enter([token])).status, 201);
    assert.equal((await enter([tablet, token])).status, 201);
  });
});

describe('limits', () => {
  it('a clock that is set back makes a window neither longer nor new', () => {
    let now = 1_000 * minute;
    const clock = { now: () => now, offsetMinutes: () => 0 };
    const limiter = createLimiter({ clock, random }, { most: 2, windowMs: 15 * minute });
    assert.deepEqual([limiter.allow('a'), limiter.allow('a'), limiter.allow('a')], [true, true, false]);
    now -= 600 * minute;
    assert.equal(limiter.allow('a'), false);
    now += 14 * minute;
    assert.equal(limiter.allow('a'), false);
    now += minute;
    assert.equal(limiter.allow('a'), true);
  });

  it('count an IPv6 network of 64 bits as one caller, and an IPv4 address as itself', () => {
    const one = networkOf('2001:db8:1:2::1');
    for (const same of ['2001:db8:1:2:ffff:ffff:ffff:ffff', '2001:DB8:1:2:0:0:0:9', '2001:db8:1:2::1%eth0'])
      assert.equal(networkOf(same), one, same);
    assert.notEqual(networkOf('2001:db8:1:3::1'), one);
    assert.equal(networkOf('::1'), networkOf('::2'));
    for (const same of [
      '203.0.113.7',
      '::ffff:203.0.113.7',
      '::ffff:cb00:7107',
      '0:0:0:0:0:ffff:203.0.113.7',
    ])
      assert.equal(networkOf(same), '203.0.113.7', same);
    assert.notEqual(networkOf('203.0.113.7'), networkOf('203.0.113.8'));
    assert.equal(networkOf('unix'), 'unix');
  });

  it('believe one proxy, on this machine or named, and nothing else of what its header says', () => {
    const cases = [
      [true, '127.0.0.1', 0, true],
      [true, '::1', 0, true],
      [true, '::ffff:127.0.0.1', 0, true],
      [true, '10.0.0.5', 0, false],
      [true, '192.168.1.9', 0, false],
      [true, '127.0.0.1', 1, false],
      ['10.0.0.5', '10.0.0.5', 0, true],
      ['10.0.0.5', '::ffff:10.0.0.5', 0, true],
      ['10.0.0.5', '10.0.0.6', 0, false],
      ['10.0.0.5', '127.0.0.1', 0, false],
      ['10.0.0.5', '10.0.0.5', 1, false],
      [false, '127.0.0.1', 0, false],
      [undefined, '127.0.0.1', 0, false],
    ] as const;
    for (const [proxy, address, hop, isTrusted] of cases)
      assert.equal(trustOf(proxy)(address, hop), isTrusted, JSON.stringify([proxy, address, hop]));
  });

  it('hold behind a proxy: whoever writes other addresses into the header is still one caller', async () => {
    const server = await startTestServer({ trustProxy: true, requestsPerMinute: 5 });
    const from = async (header: string): Promise<number> =>
      (await fetch(`${server.url}/v1/health`, { headers: { 'x-forwarded-for': header } })).status;
    const seen: number[] = [];
    for (let time = 0; time < 7; time += 1) seen.push(await from(`198.51.100.${time}, 203.0.113.7`));
    assert.deepEqual(seen, [200, 200, 200, 200, 200, 429, 429]);
    assert.equal(await from('198.51.100.1, 203.0.113.8'), 200);
    // The proxy's own address in the header is a caller like any other, and hides none behind it.
    const inside: number[] = [];
    for (let time = 0; time < 7; time += 1) inside.push(await from(`198.51.100.${time}, 127.0.0.1`));
    assert.equal(inside.at(-1), 429);
  });

  it('believe no header where no proxy is named', async () => {
    const server = await startTestServer({ requestsPerMinute: 3 });
    const seen: number[] = [];
    for (let time = 0; time < 5; time += 1)
      seen.push(
        (await fetch(`${server.url}/v1/health`, { headers: { 'x-forwarded-for': `198.51.100.${time}` } }))
          .status,
      );
    assert.deepEqual(seen, [200, 200, 200, 429, 429]);
  });
});

describe('the first run', () => {
  it('is for whoever sees the console: without its code nobody names the organization', async () => {
    const setupCode = newShortCode(random);
    const server = await startTestServer({ setupCode });
    const body = { ...setupBody, device: anyId() };
    assert.equal((await server.call('GET', '/v1/health')).json.asksCode, true);
    for (const code of [undefined, '', 'AAAA-AAAA', setupCode.slice(0, 8)]) {
      const { status, json } = await server.call('POST', '/v1/setup', {
        body: { ...body, ...(code !== undefined && { code }) },
      });
      assert.deepEqual([status, json.code], [403, 'setup-code-wrong'], String(code));
    }
    const typed = ` ${setupCode.toLowerCase().replace('-', ' ')}`;
    assert.equal((await server.call('POST', '/v1/setup', { body: { ...body, code: typed } })).status, 201);
    assert.equal((await server.call('GET', '/v1/health')).json.asksCode, undefined);
    assert.equal((await server.call('POST', '/v1/setup', { body })).json.code, 'already-set-up');
    assert.ok(!server.lines.join('\n').includes(setupCode));
  });

  it('is not guessed: after ten tries the code itself is not taken for a while', async () => {
    const setupCode = newShortCode(random);
    const server = await startTestServer({ setupCode });
    const attempt = (code: string) =>
      server.call('POST', '/v1/setup', { body: { ...setupBody, device: anyId(), code } });
    for (let time = 0; time < 10; time += 1) await attempt('2222-2222');
    assert.equal((await attempt(setupCode)).status, 429);
  });

  it('codes have nothing in them that is taken for something else', () => {
    for (let time = 0; time < 200; time += 1)
      assert.match(newShortCode(random), /^[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}$/);
  });
});

describe('sessions end', () => {
  it('with a restored backup: whoever was signed in signs in anew, and what their devices hold still comes in', async () => {
    const before = await startTestServer({ rooms });
    const { token, place } = await setUpTestServer(before);
    const stream = backupStream(before.database, { madeBy: 'test', madeAt: new Date().toISOString() });
    const { database } = await createTestDatabase({ bare: true });
    const filled = await fillFrom(
      { clock: systemClock, random, note: () => {} },
      database,
      stream as AsyncIterable<Buffer>,
      'backup',
    );
    assert.ok(filled.ok, JSON.stringify(filled));
    const restored = await startTestServer({ database, rooms });
    assert.equal((await restored.call('GET', '/v1/context', { token })).status, 401);
    const entry = createWriter(place).entry({
      kind: 'stock.receive',
      body: { lines: [{ item: 'cooker', quantity: 2 }] },
    });
    const pushed = await restored.call('POST', '/v1/entries', { token, body: { entries: [entry] } });
    assert.equal(pushed.json.verdicts[0].verdict, 'accepted', JSON.stringify(pushed.json));
  });

  it('of every other device with a new passphrase, and of all with a removal; nothing revives them', async () => {
    const server = await startTestServer();
    const { token } = await setUpTestServer(server);
    const made = await server.call('POST', '/v1/workers', {
      token,
      body: { name: 'Robin', role: 'peer', passphrase: 'three brown pelicans' },
    });
    const enter = async (secret: string): Promise<string> =>
      (
        await server.call('POST', '/v1/sign-in', {
          body: { worker: 'Robin', passphrase: secret, device: anyId() },
        })
      ).json.token;
    const reads = async (one: string): Promise<number> =>
      (await server.call('GET', '/v1/context', { token: one })).status;
    const [one, two] = [await enter('three brown pelicans'), await enter('three brown pelicans')];
    const changed = await server.call('POST', '/v1/own-passphrase', {
      token: one,
      body: { old: 'three brown pelicans', passphrase: 'four grey herons fly' },
    });
    assert.equal(changed.status, 200);
    assert.deepEqual([await reads(one), await reads(two)], [200, 401]);
    const change = (body: object) => server.call('PATCH', `/v1/workers/${made.json.id}`, { token, body });
    await change({ removed: true });
    await change({ removed: false });
    assert.equal(await reads(one), 401);
    assert.equal(await reads(await enter('four grey herons fly')), 200);
  });

  it('a clock that is set back begins no session again: signed out, everywhere, with a new passphrase, removed, lost', async () => {
    let now = systemClock.now();
    const clock = { ...systemClock, now: () => now };
    const server = await startTestServer({ clock });
    const { token } = await setUpTestServer(server);
    const secret = 'three brown pelicans';
    const { json } = await server.call('POST', '/v1/workers', {
      token,
      body: { name: 'Robin', role: 'peer', passphrase: secret },
    });
    const enter = async (device = anyId()): Promise<string> =>
      (await server.call('POST', '/v1/sign-in', { body: { worker: 'Robin', passphrase: secret, device } }))
        .json.token;
    const change = (body: object) => server.call('PATCH', `/v1/workers/${json.id}`, { token, body });
    const ended: string[] = [];
    ended.push(await enter());
    await server.call('POST', '/v1/sign-out', { token: ended[0] ?? '' });
    ended.push(await enter());
    await server.call('POST', '/v1/sign-out-everywhere', { token: await enter() });
    ended.push(await enter());
    await change({ passphrase: secret });
    const lost = anyId();
    ended.push(await enter(lost));
    await server.call('POST', `/v1/devices/${lost}/end`, { token, body: {} });
    ended.push(await enter());
    await change({ removed: true });
    await change({ removed: false });
    const open = await enter();
    now -= 20 * 24 * 3_600_000;
    for (const one of ended)
      assert.equal(
        (await server.call('GET', '/v1/context', { token: one })).status,
        401,
        String(ended.indexOf(one)),
      );
    assert.equal((await server.call('GET', '/v1/context', { token: open })).status, 200);
  });
});
