import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { clock } from '#cli/adapters/ports.ts';
import { sql } from '#database/sql.ts';
import { type Entry, hlcFormat, limits, type Uuid } from '#log/index.ts';
import { createMembers } from '../support/members.ts';
import { until } from '../support/patience.ts';
import { anyId } from '../support/postgres.ts';
import { setUpTestServer, startTestServer } from '../support/server.ts';

/**
 * The same threats by other ways: another order, another name in the same field, another door. Each is tried over HTTP; the
 * first tries are in tokens.test.ts and doors.test.ts.
 */

const server = await startTestServer({ askListenersEveryMs: 20 });
const { call, database } = server;
const admin = await setUpTestServer(server);
const { place } = admin;
const { asAdmin, addWorker, signIn, member, push, counts, textOf, held, heldOf, release, voidOf } =
  createMembers(server, admin);
const remove = (id: Uuid) =>
  call('PATCH', `/v1/workers/${id}`, { token: admin.token, body: { removed: true } });
const decideAll = async (from: Uuid, what: 'release' | 'dismiss') =>
  (await call('POST', '/v1/quarantine/decide-all', { token: admin.token, body: { from, what } })).json;
const erased = ({ subject: _subject, ...rest }: Entry): Entry => ({ ...rest, erased: true, body: {} });

describe('of one that was removed', () => {
  it('a void, an order or a setting under a device of another’s is no more taken in than one under its own', async () => {
    const [gone, honest] = [await member('coordinator'), await member('peer')];
    const entry = honest.writer.entry();
    await push(honest.token, [entry]);
    await remove(gone.id);
    const { device } = honest.writer;
    const entries = [
      voidOf(honest.writer, [entry.id]),
      voidOf(gone.writer, [entry.id], { device, deviceSeq: 7 }),
      gone.writer.entry({ kind: 'log.erase', body: { person: anyId() }, device, deviceSeq: 8 }),
      gone.writer.entry({ kind: 'exchange.factor', body: { unit: 'kg', perUnit: 1 }, author: place.worker }),
      gone.writer.entry({ supersedes: [entry.id], body: { n: 0 }, author: honest.id }),
    ];
    const got = await push(gone.token, entries);
    assert.deepEqual(got.slice(0, 4), Array(4).fill('quarantined removed-may-not'));
    // Under the name of the one who wrote it, it is a correction of one's own; whoever looks sees another's device.
    assert.equal(got[4], 'quarantined worker-removed');
    assert.deepEqual(await decideAll(gone.id, 'release'), { done: 0, left: 5 });
    for (const { id } of entries.slice(0, 4))
      assert.equal((await release((await heldOf(id)).key)).status, 409);
    assert.equal(await counts([entry.id]), 1);
    assert.equal((await textOf(entry.id))?.body['n'], 1);
  });

  it('what another hands in for them again is held, and an order in it erases nobody', async () => {
    const [gone, other] = [await member('coordinator'), await member('peer')];
    const person = anyId();
    const entry = other.writer.entry({ subject: person, body: { n: 3, mark: 'linked' } });
    await push(other.token, [entry]);
    await push(gone.token, [gone.writer.entry()]);
    await remove(gone.id);
    const batch = [
      gone.writer.entry(),
      gone.writer.entry({ kind: 'log.erase', body: { person } }),
      voidOf(gone.writer, [entry.id]),
    ];
    assert.deepEqual(await push(gone.token, batch), [
      'quarantined worker-removed',
      'quarantined removed-may-not',
      'quarantined removed-may-not',
    ]);
    await push(other.token, batch);
    assert.deepEqual(await decideAll(other.id, 'release'), { done: 0, left: 0 });
    assert.deepEqual((await textOf(entry.id))?.body, { n: 3, mark: 'linked' });
    assert.equal(await counts([entry.id]), 1);
  });

  it('who may no longer record hands in nobody else’s either', async () => {
    const [one, two] = [await addWorker('peer'), await addWorker('peer')];
    const tablet = anyId();
    await signIn(one.name, tablet);
    const token = await signIn(two.name, tablet);
    const made = await call('PATCH', `/v1/workers/${two.id}`, {
      token: admin.token,
      body: { role: 'police' },
    });
    assert.equal(made.status, 200);
    const writer = (await member('peer')).writer;
    assert.deepEqual(
      await push(token, [writer.entry({ author: one.id }), writer.entry({ author: two.id })]),
      ['quarantined not-allowed', 'quarantined not-allowed'],
    );
  });

  it('listens for news no longer', async () => {
    const peer = await member('peer');
    const response = await fetch(`${server.url}/v1/events`, {
      headers: { authorization: `Bearer ${peer.token}` },
    });
    assert.equal(response.status, 200);
    let isOver = false;
    const reading = (async () => {
      for await (const _ of response.body ?? []);
      isOver = true;
    })();
    await remove(peer.id);
    await until(() => isOver);
    await reading;
  });
});

describe('taking in many at once', () => {
  it('takes in none but what the one who brought it may write, whatever name stands in it', async () => {
    const [honest, other] = [await member('peer'), await member('peer')];
    const mine = Array.from({ length: 3 }, () => honest.writer.entry());
    await push(honest.token, mine);
    const ids = mine.map(({ id }) => id);
    const site = anyId();
    const plain = Array.from({ length: 5 }, () => other.writer.entry({ author: place.worker }));
    const hidden = [
      voidOf(other.writer, ids),
      voidOf(other.writer, ids, { author: honest.id }),
      voidOf(other.writer, ids, { author: place.worker, site }),
      other.writer.entry({ supersedes: ids, body: { n: 0 }, author: honest.id }),
      other.writer.entry({ kind: 'exchange.factor', body: { unit: 'kg', perUnit: 2 }, author: place.worker }),
    ];
    await push(other.token, [...plain, ...hidden]);
    assert.deepEqual(await decideAll(other.id, 'release'), { done: 5, left: 5 });
    assert.equal(await counts(ids), 3);
    assert.equal(await counts(plain.map(({ id }) => id)), 5);
    // One by one a person still may.
    const [first] = hidden;
    assert.ok(first !== undefined);
    assert.equal((await release((await heldOf(first.id)).key)).status, 200);
    assert.equal(await counts(ids), 0);
  });

  it('of a coordinator’s phone, as after a restore, takes in what coordinators do', async () => {
    const [office, peer] = [await member('coordinator'), await member('peer')];
    const entry = peer.writer.entry();
    await push(peer.token, [entry]);
    const giver = await member('coordinator');
    await push(office.token, [voidOf(giver.writer, [entry.id]), giver.writer.entry()]);
    assert.deepEqual(await decideAll(office.id, 'release'), { done: 2, left: 0 });
    assert.equal(await counts([entry.id]), 0);
  });

  it('erases nothing that nobody ordered to erase, by no person’s hand', async () => {
    const [honest, other] = [await member('peer'), await member('peer')];
    const entry = honest.writer.entry({ subject: anyId(), body: { n: 3, mark: 'linked' } });
    await push(honest.token, [entry]);
    assert.deepEqual(await push(other.token, [erased(entry)]), ['quarantined erasure-not-ordered']);
    assert.deepEqual(await decideAll(other.id, 'release'), { done: 0, left: 1 });
    assert.equal((await release((await heldOf(entry.id)).key)).status, 409);
    assert.deepEqual((await textOf(entry.id))?.body, { n: 3, mark: 'linked' });
  });
});

describe('what the server alone says', () => {
  const said = { referral: anyId(), hold: anyId(), word: 'first', hours: 24 };
  const opened = { referral: said.referral, how: 'wrong' };

  it('nobody writes from a device, whatever they are, and no person takes it in', async () => {
    for (const role of ['peer', 'navigator', 'coordinator', 'admin']) {
      const { token, writer } = await member(role);
      const entries = [
        writer.entry({ kind: 'care.held', body: said }),
        writer.entry({ kind: 'care.opened', body: opened }),
      ];
      assert.deepEqual(await push(token, entries), Array(2).fill('quarantined not-allowed'), role);
      for (const { id } of entries) assert.equal((await release((await heldOf(id)).key)).status, 409, role);
    }
  });
});

const made = await call('POST', '/v1/sites', {
  token: admin.token,
  body: { name: 'Van', channel: 'mobile' },
});
const van: Uuid = made.json.id;

describe('of somebody who is bound to a site', () => {
  it('nothing that counts for the whole organization is taken, of a coordinator either', async () => {
    const bound = await member('coordinator', { sites: [place.site] });
    const entries = [
      bound.writer.entry({ kind: 'exchange.factor', body: { unit: 'kg', perUnit: 70 } }),
      bound.writer.entry({ kind: 'catalog.choice', body: { list: 'item', code: 'cooker', hidden: true } }),
      bound.writer.entry({
        kind: 'visits.preset',
        body: { preset: 'one', name: { en: 'One', es: 'Uno' }, lines: [{ item: 'cooker', quantity: 1 }] },
      }),
      bound.writer.entry({
        kind: 'log.takeback',
        body: { device: asAdmin.device, first: 1, last: 9, reason: 'mistake' },
      }),
      bound.writer.entry({ kind: 'log.erase', body: { person: anyId() } }),
      bound.writer.entry({ kind: 'log.import', body: { name: 'a', source: 'a', file: 'a', mapping: 'a' } }),
    ];
    assert.deepEqual(await push(bound.token, entries), Array(6).fill('quarantined not-allowed'));
  });

  it('others’ entries are corrected at that site, and at no other by naming it', async () => {
    const [bound, peer] = [await member('coordinator', { sites: [place.site] }), await member('peer')];
    const [here, there, unseen] = [
      peer.writer.entry(),
      peer.writer.entry({ site: van }),
      peer.writer.entry({ site: van }),
    ];
    await push(peer.token, [here, there]);
    assert.deepEqual(
      await push(bound.token, [
        voidOf(bound.writer, [here.id]),
        voidOf(bound.writer, [there.id]),
        voidOf(bound.writer, [here.id, there.id]),
        bound.writer.entry({ supersedes: [there.id], body: { n: 0 } }),
        voidOf(bound.writer, [unseen.id]),
      ]),
      ['accepted', ...Array(4).fill('quarantined not-allowed')],
    );
    assert.equal(await counts([here.id, there.id]), 1);
  });

  it('nor is one’s own entry moved here from a site that is not one’s any more', async () => {
    const peer = await member('peer');
    const there = peer.writer.entry({ site: van });
    await push(peer.token, [there]);
    await call('PATCH', `/v1/workers/${peer.id}`, { token: admin.token, body: { sites: [place.site] } });
    assert.deepEqual(
      await push(peer.token, [
        peer.writer.entry({ supersedes: [there.id], body: { n: 5 } }),
        voidOf(peer.writer, [there.id]),
        peer.writer.entry(),
      ]),
      ['quarantined not-allowed', 'quarantined not-allowed', 'accepted'],
    );
  });

  it('their phone is told, and what it may not do it does not offer', async () => {
    const { name } = await addWorker('coordinator', { sites: [place.site] });
    const { json } = await call('POST', '/v1/sign-in', {
      body: { worker: name, passphrase: 'seven soft grey blankets', device: anyId() },
    });
    assert.deepEqual(json.context.me.sites, [place.site]);
    assert.deepEqual((await call('GET', '/v1/context', { token: json.token })).json.me.sites, [place.site]);
    assert.equal((await call('GET', '/v1/context', { token: admin.token })).json.me.sites, undefined);
  });
});

describe('a device that the server does not know yet, as after a restore', () => {
  it('is not claimed by who brings what its worker wrote, nor by naming nobody', async () => {
    const [honest, office] = [await member('peer'), await member('coordinator')];
    const written = [honest.writer.entry(), honest.writer.entry(), honest.writer.entry()];
    assert.deepEqual(await push(office.token, written), Array(3).fill('quarantined author-other'));
    const stranger = honest.writer.entry({ author: anyId() });
    assert.deepEqual(await push(office.token, [stranger]), ['quarantined worker-unknown']);
    assert.deepEqual(await push(honest.token, written), Array(3).fill('accepted'));
    assert.equal(await counts(written.map(({ id }) => id)), 3);
    assert.ok(!(await held(500)).some(({ entry }) => written.some(({ id }) => id === entry.id)));
  });

  it('loses nothing to an erased copy that comes before the entry itself', async () => {
    const [honest, other] = [await member('peer'), await member('peer')];
    await push(other.token, [other.writer.entry()]);
    const entry = honest.writer.entry({ subject: anyId(), body: { n: 3, mark: 'linked' } });
    // Under its own device in its own name, and then under one's own device in one's own name.
    assert.deepEqual(await push(other.token, [{ ...erased(entry), author: other.id }]), [
      'quarantined erasure-not-ordered',
    ]);
    const copy = { ...erased(entry), author: other.id, device: other.writer.device, deviceSeq: 2 };
    await push(other.token, [copy]);
    assert.notDeepEqual(await push(honest.token, [entry]), ['erased']);
    // Whichever of the two is in the log, the honest one is held whole, and nothing told its phone to drop it.
    const whole = (await held(500)).find(({ entry: one }) => one.id === entry.id && one.erased !== true);
    assert.deepEqual(whole?.entry.body ?? (await textOf(entry.id))?.body, { n: 3, mark: 'linked' });
  });
});

describe('two devices of one worker', () => {
  it('neither writes under the other, and what each brings of the other waits for nobody once it came itself', async () => {
    const { id, name } = await addWorker('peer');
    const [one, two] = [await signIn(name, anyId()), await signIn(name, anyId())];
    const { writer } = await member('peer');
    const first = writer.entry({ author: id });
    assert.deepEqual(await push(one, [first]), ['accepted']);
    const next = writer.entry({ author: id });
    assert.deepEqual(await push(two, [next]), ['quarantined device-other']);
    assert.deepEqual(await push(one, [next]), ['accepted']);
  });
});

describe('one worker with a thousand devices', () => {
  it('hides no other worker’s device from the list', async () => {
    const peer = await member('peer');
    const { id } = await addWorker('peer');
    await database.inOrganization(place.org, (tx) =>
      tx.run(sql`insert into access_token (org_id, hash, device, worker, created_at, read_until)
        select ${place.org}, decode(md5(n::text), 'hex'), gen_random_uuid(), ${id}, now() + interval '1 hour', now()
        from generate_series(1, 700) n`),
    );
    const { json } = await call('GET', '/v1/devices', { token: admin.token });
    assert.ok(json.devices.some((device: { readonly id: Uuid }) => device.id === peer.installation));
    await database.inOrganization(place.org, (tx) =>
      tx.run(sql`delete from access_token where org_id = ${place.org} and worker = ${id}`),
    );
  });
});

describe('a clock that is near', () => {
  it('of a hand-out a day ahead, which every phone follows, holds no setting written after it', async () => {
    const peer = await member('peer');
    const ms = clock.now() + limits.clockDriftMs + 600_000;
    const ahead = peer.writer.entry({ hlc: hlcFormat({ ms, counter: 0xffff }, peer.writer.device) });
    assert.deepEqual(await push(peer.token, [ahead]), ['accepted']);
    // What a phone writes whose clock is a quarter of an hour ahead, and which therefore followed.
    const after = asAdmin.entry({
      kind: 'exchange.factor',
      body: { unit: 'lb', perUnit: 30 },
      hlc: hlcFormat({ ms: ms + 1, counter: 0 }, asAdmin.device),
    });
    assert.deepEqual(await push(admin.token, [after]), ['accepted']);
  });
});
