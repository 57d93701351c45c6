import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { clock, random, sha256 } from '#cli/adapters/ports.ts';
import { sql } from '#database/sql.ts';
import { type Entry, hlcFormat, type Uuid, uuidv7 } from '#log/index.ts';
import { sourceDevice } from '#sheets/mapping/identity.ts';
import { createWriter, type Writer } from '../support/log.ts';
import { createMembers, type Held } from '../support/members.ts';
import { anyId } from '../support/postgres.ts';
import { setUpTestServer, startTestServer } from '../support/server.ts';

/** What whoever holds a token can do to others, threat by threat: each is tried over HTTP, and refused. */

const server = await startTestServer();
const { call, database } = server;
const admin = await setUpTestServer(server);
const { place } = admin;

const { asAdmin, addWorker, signIn, member, push, counts, textOf, ownDevice, held, heldOf, release, voidOf } =
  createMembers(server, admin);
const sendForm = async (): Promise<number> => {
  const page = await (await fetch(`${server.url}/p/reversal`)).text();
  const action = /action="([^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const response = await fetch(`${server.url}${action}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'survived=yes',
    redirect: 'manual',
  });
  return response.status;
};

describe('under the name of the server', () => {
  it("an entry under the server's own device is held, and public forms go on", async () => {
    const peer = await member('peer');
    const device = await ownDevice();
    assert.deepEqual(await push(peer.token, [peer.writer.entry({ device, deviceSeq: 2 ** 53 - 1 })]), [
      'rejected number-too-far',
    ]);
    const near = peer.writer.entry({ device, deviceSeq: 1, author: device });
    assert.deepEqual(await push(peer.token, [near]), ['quarantined device-other']);
    assert.ok([200, 303].includes(await sendForm()));
    assert.ok([200, 303].includes(await sendForm()));
  });

  it('a server whose own numbers were run out before still takes public forms', async () => {
    const device = await ownDevice();
    await database.inOrganization(place.org, (tx) =>
      tx.run(sql`update device_ledger set ranges = ranges || '[[9007199254740991, 9007199254740991]]'::jsonb
        where org_id = ${place.org} and device = ${device}`),
    );
    assert.ok([200, 303].includes(await sendForm()));
  });

  it('the device of an import takes nothing from outside, neither before the import nor after', async () => {
    const peer = await member('peer');
    const device = sourceDevice(sha256, place.org, 'paper-log');
    for (const [token, writer] of [
      [peer.token, peer.writer],
      [admin.token, asAdmin],
    ] as const)
      assert.deepEqual(await push(token, [writer.entry({ device, deviceSeq: 1 })]), [
        'quarantined device-other',
      ]);
  });
});

describe('under the name of another', () => {
  it("squatting another device's numbers leaves its worker's entries to count", async () => {
    const [honest, other] = [await member('peer'), await member('peer')];
    const first = honest.writer.entry();
    assert.deepEqual(await push(honest.token, [first]), ['accepted']);
    const squat = Array.from({ length: 5 }, (_, index) =>
      other.writer.entry({ device: honest.writer.device, deviceSeq: 2 + index }),
    );
    assert.deepEqual(
      await push(other.token, squat),
      squat.map(() => 'quarantined device-other'),
    );
    const next = [honest.writer.entry(), honest.writer.entry()];
    assert.deepEqual(await push(honest.token, next), ['accepted', 'accepted']);
    assert.equal(await counts(next.map(({ id }) => id)), 2);
    assert.equal(await counts(squat.map(({ id }) => id)), 0);
  });

  it('numbers far beyond the last one are refused, on the own device too, and the next one is taken', async () => {
    const peer = await member('peer');
    assert.deepEqual(await push(peer.token, [peer.writer.entry()]), ['accepted']);
    for (const deviceSeq of [2 ** 53 - 1, 2 ** 40, 1_000_000])
      assert.deepEqual(await push(peer.token, [peer.writer.entry({ deviceSeq })]), [
        'rejected number-too-far',
      ]);
    assert.deepEqual(await push(peer.token, [peer.writer.entry({ deviceSeq: 2 })]), ['accepted']);
  });

  it('an entry in the name of a worker who never signed in on the device is held', async () => {
    const peer = await member('peer');
    const entry = peer.writer.entry({ author: place.worker });
    assert.deepEqual(await push(peer.token, [entry, peer.writer.entry()]), [
      'quarantined author-other',
      'accepted',
    ]);
    assert.equal(await counts([entry.id]), 0);
  });

  it('on a shared tablet whoever is at work hands in what the others wrote there', async () => {
    const [one, two] = [await addWorker('peer'), await addWorker('peer')];
    const tablet = anyId();
    await signIn(one.name, tablet);
    const token = await signIn(two.name, tablet);
    const writer = createWriter({ ...place, worker: one.id });
    assert.deepEqual(await push(token, [writer.entry(), writer.entry({ author: two.id })]), [
      'accepted',
      'accepted',
    ]);
  });

  it('the same bytes count once they come from where they belong, and wait for nobody any more', async () => {
    const [honest, other] = [await member('peer'), await member('peer')];
    assert.deepEqual(await push(honest.token, [honest.writer.entry()]), ['accepted']);
    const entry = honest.writer.entry();
    assert.deepEqual(await push(other.token, [entry]), ['quarantined device-other']);
    const { key } = await heldOf(entry.id);
    assert.deepEqual(await push(honest.token, [entry]), ['accepted']);
    assert.equal(await counts([entry.id]), 1);
    assert.ok(!(await held(500)).some((one) => one.key === key));
  });

  it('a person takes in what another device brought, and its number is then taken', async () => {
    const [honest, other] = [await member('peer'), await member('peer')];
    assert.deepEqual(await push(honest.token, [honest.writer.entry()]), ['accepted']);
    const entry = honest.writer.entry();
    await push(other.token, [entry]);
    assert.equal((await release((await heldOf(entry.id)).key)).status, 200);
    const { json } = await call('GET', `/v1/devices/${entry.device}/ledger`, { token: honest.token });
    assert.deepEqual(json.ranges, [[1, 2]]);
    assert.deepEqual(await push(honest.token, [entry]), ['duplicate']);
  });

  it('a device from before anybody kept whose it is goes to one of those who wrote on it, and to no other', async () => {
    const [honest, other] = [await member('peer'), await member('peer')];
    assert.deepEqual(await push(honest.token, [honest.writer.entry()]), ['accepted']);
    await database.inOrganization(place.org, (tx) =>
      tx.run(sql`update device_ledger set owner = null, authors = ${[honest.id]}::uuid[]
        where org_id = ${place.org} and device = ${honest.writer.device}`),
    );
    const squat = other.writer.entry({ device: honest.writer.device, deviceSeq: 2 });
    assert.deepEqual(await push(other.token, [squat]), ['quarantined device-other']);
    assert.deepEqual(await push(honest.token, [honest.writer.entry()]), ['accepted']);
    assert.deepEqual(
      await push(other.token, [other.writer.entry({ device: honest.writer.device, deviceSeq: 3 })]),
      ['quarantined device-other'],
    );
  });
});

describe('more than a role allows', () => {
  const beyond = (writer: Writer): readonly Entry[] => [
    writer.entry({ kind: 'log.erase', body: { person: anyId() } }),
    writer.entry({
      kind: 'log.takeback',
      body: { device: anyId(), first: 1, last: 9, reason: 'mistake' },
    }),
    writer.entry({ kind: 'catalog.choice', body: { list: 'item', code: 'cooker', hidden: true } }),
    writer.entry({ kind: 'exchange.factor', body: { unit: 'kg', perUnit: 70 } }),
    writer.entry({
      kind: 'visits.preset',
      body: { preset: 'one', name: { en: 'One', es: 'Uno' }, lines: [{ item: 'cooker', quantity: 1 }] },
    }),
    writer.entry({
      kind: 'log.import',
      body: { name: 'a', source: 'a', file: 'a', mapping: 'a' },
    }),
  ];

  for (const role of ['peer', 'room', 'technician', 'navigator'])
    it(`orders, takebacks, settings and imports of a ${role} are held, and nothing comes of them`, async () => {
      const one = await member(role);
      const entries = beyond(one.writer);
      assert.deepEqual(await push(one.token, [...entries, one.writer.entry()]), [
        ...entries.map(() => 'quarantined not-allowed'),
        'accepted',
      ]);
    });

  it('two voids under the name of an admin take nobody’s hand-outs out', async () => {
    const [honest, other] = [await member('peer'), await member('peer')];
    const entries = Array.from({ length: 16 }, () => honest.writer.entry());
    await push(honest.token, entries);
    const ids = entries.map(({ id }) => id);
    const voids = [ids.slice(0, 8), ids.slice(8)].flatMap((half) => [
      voidOf(other.writer, half),
      voidOf(other.writer, half, { author: place.worker }),
      other.writer.entry({ supersedes: half, body: { n: 0 } }),
    ]);
    assert.deepEqual(await push(other.token, voids), [
      'quarantined not-allowed',
      'quarantined author-other',
      'quarantined not-allowed',
      'quarantined not-allowed',
      'quarantined author-other',
      'quarantined not-allowed',
    ]);
    assert.equal(await counts(ids), 16);
  });

  it('on a shared tablet a worker does not act for the coordinator who signed in there', async () => {
    const [peer, coordinator] = [await addWorker('peer'), await addWorker('coordinator')];
    const tablet = anyId();
    const office = await signIn(coordinator.name, tablet);
    const token = await signIn(peer.name, tablet);
    const honest = await member('peer');
    const entry = honest.writer.entry();
    await push(honest.token, [entry]);
    const writer = createWriter({ ...place, worker: coordinator.id });
    assert.deepEqual(await push(token, [voidOf(writer, [entry.id])]), ['quarantined not-allowed']);
    assert.equal(await counts([entry.id]), 1);
    assert.deepEqual(await push(office, [voidOf(writer, [entry.id])]), ['accepted']);
    assert.equal(await counts([entry.id]), 0);
  });

  it('everyone takes back what they wrote themselves', async () => {
    const peer = await member('peer');
    const entry = peer.writer.entry();
    assert.deepEqual(await push(peer.token, [entry, voidOf(peer.writer, [entry.id])]), [
      'accepted',
      'accepted',
    ]);
    assert.equal(await counts([entry.id]), 0);
  });

  it('an erased copy changes nothing where nobody ordered it, in the log and in what is held', async () => {
    const [honest, other] = [await member('peer'), await member('peer')];
    const person = anyId();
    const entry = honest.writer.entry({ subject: person, body: { n: 3, mark: 'linked' } });
    const strayed = honest.writer.entry({ subject: person, site: anyId(), body: { n: 3, mark: 'linked' } });
    assert.deepEqual(await push(honest.token, [entry, strayed]), ['accepted', 'quarantined site-unknown']);
    const erased = ({ subject: _subject, ...rest }: Entry): Entry => ({ ...rest, erased: true, body: {} });
    for (const { token } of [other, honest, admin])
      assert.deepEqual(await push(token, [erased(entry)]), ['quarantined erasure-not-ordered']);
    await push(honest.token, [erased(strayed)]);
    assert.deepEqual((await textOf(entry.id))?.body, { n: 3, mark: 'linked' });
    assert.ok(
      (await held(500)).some(({ entry: one }) => one.id === strayed.id && one.body['mark'] === 'linked'),
    );
    // Where it was ordered, it wins, whoever brings it.
    assert.deepEqual(await push(admin.token, [asAdmin.entry({ kind: 'log.erase', body: { person } })]), [
      'accepted',
    ]);
    assert.deepEqual(await push(other.token, [erased(entry)]), ['erased']);
    assert.deepEqual((await textOf(entry.id))?.body, { n: 3 });
  });

  it('an order that a restored server has lost holds again once an office’s phone gives it back, whoever gave it', async () => {
    const [giver, peer, office] = [
      await member('coordinator'),
      await member('peer'),
      await member('coordinator'),
    ];
    const person = anyId();
    const entry = peer.writer.entry({ subject: person, body: { n: 3, mark: 'linked' } });
    await push(peer.token, [entry]);
    await push(giver.token, [giver.writer.entry()]);
    const order = giver.writer.entry({ kind: 'log.erase', body: { person } });
    assert.deepEqual(await push(peer.token, [order]), ['quarantined device-other']);
    assert.deepEqual((await textOf(entry.id))?.body, { n: 3, mark: 'linked' });
    const other = { ...order, id: anyId(), deviceSeq: order.deviceSeq + 1 };
    assert.deepEqual(await push(office.token, [other]), ['quarantined device-other']);
    assert.deepEqual((await textOf(entry.id))?.body, { n: 3 });
    assert.equal((await textOf(entry.id))?.subject, undefined);
  });

  it('a worker who is bound to a site writes for no other, and reads no other', async () => {
    const made = await call('POST', '/v1/sites', {
      token: admin.token,
      body: { name: 'Van', channel: 'mobile' },
    });
    const bound = await member('peer', { sites: [place.site] });
    const away = bound.writer.entry({ site: made.json.id });
    assert.deepEqual(await push(bound.token, [bound.writer.entry(), away]), [
      'accepted',
      'quarantined not-allowed',
    ]);
    await push(admin.token, [asAdmin.entry({ site: made.json.id })]);
    const { json } = await call('GET', '/v1/entries?limit=500', { token: bound.token });
    assert.ok(json.entries.length > 0);
    for (const { entry } of json.entries)
      assert.ok(entry.site === place.site || entry.kind === 'log.erase', JSON.stringify(entry));
  });
});

describe('clocks that lie', () => {
  it('a setting from a clock of the year 33658 is held: what is set after it counts', async () => {
    const far = hlcFormat({ ms: 999_999_999_999_999, counter: 0 }, asAdmin.device);
    const body = { unit: 'kg', perUnit: 1 };
    const entry = asAdmin.entry({ kind: 'exchange.factor', body, hlc: far });
    assert.deepEqual(await push(admin.token, [entry]), ['quarantined clock-ahead']);
    const { status, json } = await release((await heldOf(entry.id)).key);
    assert.deepEqual([status, json.code], [409, 'still-at-fault']);
    const today = hlcFormat({ ms: Date.now(), counter: 0 }, asAdmin.device);
    const right = asAdmin.entry({ kind: 'exchange.factor', body: { unit: 'kg', perUnit: 70 }, hlc: today });
    assert.deepEqual(await push(admin.token, [right]), ['accepted']);
  });

  it('nor does a takeback, or the void of one, from such a clock stand for ever', async () => {
    const far = hlcFormat({ ms: 999_999_999_999_999, counter: 0 }, asAdmin.device);
    const body = { device: anyId(), first: 1, last: 2, reason: 'test' };
    const takeback = asAdmin.entry({ kind: 'log.takeback', body });
    assert.deepEqual(
      await push(admin.token, [
        asAdmin.entry({ kind: 'log.takeback', body, hlc: far }),
        takeback,
        voidOf(asAdmin, [takeback.id], { hlc: far }),
      ]),
      ['quarantined clock-ahead', 'accepted', 'quarantined clock-ahead'],
    );
  });

  it('a hand-out from such a clock still comes in, and is flagged by what it says', async () => {
    const peer = await member('peer');
    const hlc = hlcFormat({ ms: 999_999_999_999_999, counter: 0 }, peer.writer.device);
    assert.deepEqual(await push(peer.token, [peer.writer.entry({ hlc })]), ['accepted']);
  });
});

describe('junk', () => {
  it('six hundred junk entries do not hide the one honest entry that waits', async () => {
    const [honest, other] = [await member('peer'), await member('peer')];
    for (let at = 0; at < 6; at += 1)
      await push(
        other.token,
        Array.from({ length: 100 }, () => other.writer.entry({ site: anyId() })),
      );
    const entry = honest.writer.entry({ site: anyId() });
    assert.deepEqual(await push(honest.token, [entry]), ['quarantined site-unknown']);
    assert.ok((await held(20)).some((one) => one.entry.id === entry.id));
    // Every one is on some page, once.
    const keys: string[] = [];
    for (let after: string | undefined; ; ) {
      const { json } = await call(
        'GET',
        `/v1/quarantine?limit=100${after === undefined ? '' : `&after=${encodeURIComponent(after)}`}`,
        { token: admin.token },
      );
      keys.push(...json.held.map(({ key }: Held) => key));
      after = json.next;
      if (after === undefined) break;
    }
    assert.equal(new Set(keys).size, keys.length);
    assert.ok(keys.length > 600);
    // And all of the junk goes in two acts.
    const decide = () =>
      call('POST', '/v1/quarantine/decide-all', {
        token: admin.token,
        body: { from: other.id, what: 'dismiss' },
      });
    assert.deepEqual((await decide()).json, { done: 500, left: 100 });
    assert.deepEqual((await decide()).json, { done: 100, left: 0 });
    assert.ok((await held(500)).some((one) => one.entry.id === entry.id));
  });

  it('what is wrong in a batch keeps none of the honest entries beside it', async () => {
    const peer = await member('peer');
    const entries = [
      peer.writer.entry(),
      peer.writer.entry({ device: await ownDevice(), deviceSeq: 2 }),
      peer.writer.entry({ deviceSeq: 2 }),
      peer.writer.entry({ author: place.worker, deviceSeq: 3 }),
      { nonsense: true },
      peer.writer.entry({ deviceSeq: 4 }),
    ];
    assert.deepEqual(await push(peer.token, entries), [
      'accepted',
      'quarantined device-other',
      'accepted',
      'quarantined author-other',
      'rejected entry-malformed',
      'accepted',
    ]);
  });
});

describe('a worker who left, a phone that is lost', () => {
  const ms = (): number => Date.now();
  const remove = (id: Uuid, more: object = {}) =>
    call('PATCH', `/v1/workers/${id}`, { token: admin.token, body: { removed: true, ...more } });
  const reads = async (token: string): Promise<number> =>
    (await call('GET', '/v1/entries', { token })).status;

  it('what a removed worker wrote before comes in held for a person, and counts when one takes it in', async () => {
    const peer = await member('peer');
    const entry = peer.writer.entry();
    assert.equal((await remove(peer.id)).status, 200);
    assert.deepEqual(await push(peer.token, [entry]), ['quarantined worker-removed']);
    assert.equal(await counts([entry.id]), 0);
    assert.equal((await release((await heldOf(entry.id)).key)).status, 200);
    assert.equal(await counts([entry.id]), 1);
  });

  it('never a void, an erasure or a setting of theirs, not even by a person’s hand', async () => {
    const coordinator = await member('coordinator');
    const entry = coordinator.writer.entry();
    await push(coordinator.token, [entry]);
    await remove(coordinator.id);
    const entries = [
      voidOf(coordinator.writer, [entry.id]),
      coordinator.writer.entry({ kind: 'log.erase', body: { person: anyId() } }),
      coordinator.writer.entry({ kind: 'exchange.factor', body: { unit: 'kg', perUnit: 1 } }),
    ];
    assert.deepEqual(
      await push(coordinator.token, entries),
      entries.map(() => 'quarantined removed-may-not'),
    );
    for (const { id } of entries) assert.equal((await release((await heldOf(id)).key)).status, 409);
    assert.equal(await counts([entry.id]), 1);
  });

  it('the right to hand in ends at the hour that the admin set', async () => {
    const peer = await member('peer');
    await remove(peer.id, { handInUntil: ms() - 1_000 });
    const { status, json } = await call('POST', '/v1/entries', {
      token: peer.token,
      body: { entries: [peer.writer.entry()] },
    });
    assert.deepEqual([status, json.code], [403, 'hand-in-ended']);
    assert.equal((await call('GET', `/v1/devices/${anyId()}/ledger`, { token: peer.token })).status, 403);
  });

  it('bringing a worker back revives neither their sessions nor what those may hand in', async () => {
    const peer = await member('peer');
    await remove(peer.id);
    const back = await call('PATCH', `/v1/workers/${peer.id}`, {
      token: admin.token,
      body: { removed: false },
    });
    assert.equal(back.status, 200);
    assert.equal(await reads(peer.token), 401);
    assert.deepEqual(await push(peer.token, [peer.writer.entry()]), ['quarantined worker-removed']);
  });

  it('a removed worker’s entries on a shared tablet are held, and those of the others there count', async () => {
    const [gone, here] = [await addWorker('peer'), await addWorker('peer')];
    const tablet = anyId();
    await signIn(gone.name, tablet);
    const token = await signIn(here.name, tablet);
    const writer = createWriter({ ...place, worker: gone.id });
    await remove(gone.id);
    assert.deepEqual(await push(token, [writer.entry(), writer.entry({ author: here.id })]), [
      'quarantined worker-removed',
      'accepted',
    ]);
  });

  it('a device that is ended reads no more, and its worker signs in anew and goes on', async () => {
    const { id, name } = await addWorker('peer');
    const installation = anyId();
    const stolen = await signIn(name, installation);
    const writer = createWriter({ ...place, worker: id });
    const ended = await call('POST', `/v1/devices/${installation}/end`, { token: admin.token, body: {} });
    assert.equal(ended.status, 200);
    assert.equal(await reads(stolen), 401);
    const entry = writer.entry();
    assert.deepEqual(await push(stolen, [entry]), ['quarantined worker-removed']);
    const token = await signIn(name, installation);
    assert.deepEqual(await push(token, [entry]), ['accepted']);
    assert.equal(await reads(stolen), 401);
  });

  it('everything since a moment is taken back of a lost phone in one act, and undone in one', async () => {
    const peer = await member('peer');
    const at = (time: string, more: Partial<Entry> = {}): Entry =>
      peer.writer.entry({
        occurredAt: time,
        recordedAt: time,
        hlc: hlcFormat({ ms: Date.parse(time), counter: 0 }, peer.writer.device),
        ...more,
      });
    const before = [at('2026-03-08T09:00:00Z'), at('2026-03-08T10:00:00Z')];
    const after = [at('2026-03-09T09:00:00Z'), at('2026-03-08T09:30:00Z'), at('2026-03-09T11:00:00Z')];
    const [first] = before;
    assert.ok(first !== undefined);
    const correction = at('2026-03-09T12:00:00Z', { supersedes: [first.id], body: { n: 0 } });
    const entries = [...before, ...after, correction];
    assert.deepEqual(
      await push(peer.token, entries),
      entries.map(() => 'accepted'),
    );
    const { json } = await call('POST', `/v1/devices/${peer.installation}/take-back`, {
      token: admin.token,
      body: { since: '2026-03-09T00:00:00Z' },
    });
    assert.equal(json.takebacks.length, 1, JSON.stringify(json));
    assert.equal(json.count, 4);
    // What a correction had changed counts again; what claims an earlier time after the first is out as well.
    assert.equal(await counts(before.map(({ id }) => id)), 2);
    assert.equal(await counts([...after, correction].map(({ id }) => id)), 0);
    assert.deepEqual(await push(peer.token, [at('2026-03-09T13:00:00Z')]), ['quarantined worker-removed']);
    const list = await call('GET', '/v1/devices', { token: admin.token });
    const device = list.json.devices.find(({ id }: { readonly id: Uuid }) => id === peer.installation);
    assert.deepEqual(
      device.takenBack.map(({ id, first: from, last }: { id: Uuid; first: number; last: number }) => [
        id,
        from,
        last,
      ]),
      [[json.takebacks[0], 3, 6]],
    );
    assert.equal(device.sessions[0].state, 'closing');
    assert.equal(
      (await call('POST', `/v1/takebacks/${json.takebacks[0]}/undo`, { token: admin.token })).status,
      200,
    );
    assert.equal(await counts(after.map(({ id }) => id)), 3);
    assert.equal(await counts([correction.id]), 1);
  });

  it('the coordinator sees devices with their last contact and what they had not sent, and a peer sees none', async () => {
    const [coordinator, peer] = [await member('coordinator'), await member('peer')];
    await fetch(`${server.url}/v1/entries`, {
      headers: { authorization: `Bearer ${peer.token}`, 'device-unsent': '7' },
    });
    const { json } = await call('GET', '/v1/devices', { token: coordinator.token });
    const device = json.devices.find(({ id }: { readonly id: Uuid }) => id === peer.installation);
    assert.deepEqual([device.unsent, device.sessions[0].state], [7, 'reading']);
    assert.ok(Math.abs(device.seenAt - ms()) < 60_000);
    for (const [method, path] of [
      ['GET', '/v1/devices'],
      ['POST', `/v1/devices/${peer.installation}/end`],
      ['POST', `/v1/devices/${peer.installation}/take-back`],
    ] as const)
      assert.equal(
        (await call(method, path, { token: peer.token, ...(method === 'POST' && { body: {} }) })).status,
        403,
      );
  });

  it('signing out everywhere ends every session but the one that asks', async () => {
    const { name } = await addWorker('peer');
    const [one, two] = [await signIn(name, anyId()), await signIn(name, anyId())];
    assert.equal((await call('POST', '/v1/sign-out-everywhere', { token: one })).status, 200);
    assert.deepEqual([await reads(one), await reads(two)], [200, 401]);
  });
});

describe('what an installed build left unsent', () => {
  it('comes in: several workers, an own void, a gap, a number after the next, from an ended reading right', async () => {
    const [one, two] = [await addWorker('peer'), await addWorker('coordinator')];
    const tablet = anyId();
    await signIn(one.name, tablet);
    const token = await signIn(two.name, tablet);
    await call('POST', '/v1/sign-out', { token });
    const writer = createWriter({ ...place, worker: one.id });
    const entry = writer.entry();
    const later = writer.entry({ deviceSeq: 900, id: uuidv7({ clock, random }) });
    assert.deepEqual(
      await push(token, [entry, voidOf(writer, [entry.id]), later, writer.entry({ author: two.id })]),
      ['accepted', 'accepted', 'accepted', 'accepted'],
    );
  });
});
