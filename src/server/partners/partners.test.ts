import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clock, random, sha256 } from '#cli/adapters/ports.ts';
import { dayMs } from '#log/calendar.ts';
import { type Clock, canonicalText, type Entry, type JsonObject, msToTime, type Uuid } from '#log/index.ts';
import { grant } from '#server/access/sign-in.ts';
import { toText } from '#vault/base64.ts';
import { signPush } from '#vault/push.ts';
import { createWriter } from '../../../test/support/log.ts';
import { anyId } from '../../../test/support/postgres.ts';
import { setUpTestServer, startTestServer } from '../../../test/support/server.ts';
import { newDevice } from '../../../test/support/vault.ts';

/** A partner on its own device: what it can do within its agreement, and everything it tries beyond. */

let ahead = 0;
const moved: Clock = { now: () => clock.now() + ahead, offsetMinutes: clock.offsetMinutes };
const server = await startTestServer({ clock: moved });
const { place, token: admin } = await setUpTestServer(server);
const day = (ms: number): string => msToTime(moved.now() + ms, 0).slice(0, 10);

const makePartner = async (name: string, more: object = {}) => {
  const body = {
    name,
    channel: 'pharmacy',
    from: day(-10 * dayMs),
    until: day(20 * dayMs),
    gives: ['naloxone'],
    items: ['naloxone-nasal'],
    orders: true,
    ...more,
  };
  const made = await server.call('POST', '/v1/partners', { token: admin, body });
  assert.equal(made.status, 201, JSON.stringify(made.json));
  return String(made.json.id);
};

const enrol = async (id: Uuid, phone?: Awaited<ReturnType<typeof newDevice>>, device = anyId()) => {
  const { json } = await server.call('POST', `/v1/partners/${id}/code`, { token: admin });
  const enrolled = await server.call('POST', '/v1/partner-devices', {
    body: {
      code: json.code,
      device: phone?.id ?? device,
      ...(phone !== undefined && { signing: toText(phone.keys.signing) }),
    },
  });
  return { ...enrolled, code: String(json.code) };
};

/** As a phone writes: now. */
const writerOf = (site: Uuid, worker: Uuid) => {
  const { device, entry } = createWriter({ org: place.org, site, worker });
  const now = msToTime(moved.now(), 0);
  return {
    device,
    entry: (more: Partial<Entry> = {}) => entry({ occurredAt: now, recordedAt: now, ...more }),
  };
};

const letIn = async (name: string, more: object = {}) => {
  const id = await makePartner(name, more);
  const { json, status } = await enrol(id);
  assert.equal(status, 201, JSON.stringify(json));
  const site = String(json.context.sites[0].id);
  const token = String(json.token);
  const writer = writerOf(site, id);
  const push = async (entry: Entry) => {
    const { json: answer } = await server.call('POST', '/v1/entries', { token, body: { entries: [entry] } });
    const [given] = answer.verdicts;
    return given.verdict === 'accepted' ? 'accepted' : `${given.verdict} ${given.code}`;
  };
  const pull = async () => {
    const { json: page, status: at } = await server.call('GET', '/v1/entries', { token });
    return at === 200 ? (page.entries as { entry: Entry }[]).map(({ entry }) => entry.id) : page.code;
  };
  return { id, site, token, writer, push, pull, context: json.context };
};

const handout = (more: Partial<Entry> = {}): Partial<Entry> => ({
  kind: 'naloxone.handout',
  version: 2,
  body: { channel: 'pharmacy', lines: [{ item: 'naloxone-nasal', quantity: 3 }], bulk: { label: 'corner' } },
  ...more,
});

test('a partner is let in by a code, once, and is told of its own shelf and of nothing else', async () => {
  const id = await makePartner('Corner pharmacy');
  const { json, code } = await enrol(id);
  const { organization, sites, workers, me } = json.context;
  assert.deepEqual(
    [sites.length, sites[0].name, workers.length, me.role, me.worker],
    [1, 'Corner pharmacy', 1, 'partner', id],
  );
  assert.deepEqual(organization.settings.programs, ['naloxone']);
  assert.ok(!JSON.stringify(json).includes(place.site));
  const again = await server.call('POST', '/v1/partner-devices', { body: { code, device: anyId() } });
  assert.deepEqual([again.status, again.json.code], [404, 'enrolment-code-wrong']);
});

test('what it hands out within the agreement counts; another kind, item, channel, person or shelf is held', async () => {
  const { push, writer, site, token } = await letIn('Shelter');
  assert.equal(await push(writer.entry(handout())), 'accepted');
  const beyond: readonly Partial<Entry>[] = [
    handout({
      kind: 'exchange.handout',
      body: { channel: 'pharmacy', lines: [{ item: 'needle-1ml', quantity: 1 }] },
    }),
    handout({ body: { ...handout().body, lines: [{ item: 'naloxone-im', quantity: 1 }] } }),
    handout({ body: { ...handout().body, channel: 'fixed' } }),
    handout({ body: { channel: 'pharmacy', lines: [{ item: 'naloxone-nasal', quantity: 1 }] } }),
    handout({ visit: anyId() }),
    handout({ subject: anyId() }),
    handout({ site: place.site }),
    handout({ occurredAt: msToTime(moved.now() + 40 * dayMs, 0) }),
    handout({ occurredAt: msToTime(moved.now() - 40 * dayMs, 0) }),
    { kind: 'visits.visit', version: 1, body: { channel: 'pharmacy' } },
    {
      kind: 'stock.transfer',
      version: 2,
      body: { to: place.site, lines: [{ item: 'naloxone-nasal', quantity: 1 }] },
    },
    { kind: 'stock.request', version: 1, body: { lines: [{ item: 'needle-1ml', quantity: 1 }] } },
    { kind: 'stock.pack', version: 1, body: { item: 'naloxone-nasal', pack: 'box', holds: 2 } },
    { kind: 'log.erase', version: 1, body: { subject: anyId() } },
  ];
  for (const entry of beyond)
    assert.match(await push(writer.entry(entry)), /^quarantined /, JSON.stringify(entry));
  const file = await fetch(`${server.url}/v1/entries/${anyId()}/attachments/${sha256('')}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
    body: 'x',
  });
  assert.equal(file.status, 403);
  // In another's name, and under another's device.
  assert.equal(await push(writer.entry(handout({ author: place.worker }))), 'quarantined author-other');
  const hub = createWriter(place);
  await server.call('POST', '/v1/entries', { token: admin, body: { entries: [hub.entry()] } });
  assert.equal(await push(hub.entry({ ...handout(), site })), 'quarantined device-other');
});

test('it takes back its own hand-out and nobody else’s', async () => {
  const { push, writer, site } = await letIn('Drop-in');
  const own = writer.entry(handout());
  assert.equal(await push(own), 'accepted');
  const hub = createWriter({ ...place, site }).entry();
  await server.call('POST', '/v1/entries', { token: admin, body: { entries: [hub] } });
  const void_ = (id: Uuid) =>
    writer.entry({ kind: 'log.void', version: 1, body: { reason: 'slip' }, supersedes: [id] });
  assert.equal(await push(void_(own.id)), 'accepted');
  assert.equal(await push(void_(hub.id)), 'quarantined not-allowed');
});

test('it takes in what concerns its shelf: no visit, no other site, no other partner’s orders', async () => {
  const [one, two] = [await letIn('One'), await letIn('Two')];
  const request = {
    kind: 'stock.request',
    version: 1,
    body: { lines: [{ item: 'naloxone-nasal', quantity: 9 }] },
  };
  const [mine, theirs] = [one.writer.entry(request), two.writer.entry(request)];
  assert.deepEqual([await one.push(mine), await two.push(theirs)], ['accepted', 'accepted']);
  const hub = createWriter(place);
  const lines = [{ item: 'naloxone-nasal', quantity: 9 }];
  const answer = (id: Uuid) => hub.entry({ kind: 'stock.approve', version: 1, body: { request: id, lines } });
  const send = (to: Uuid) =>
    hub.entry({ kind: 'stock.transfer', version: 2, body: { to, lines, later: true } });
  const [forMe, forThem, sentMe, sentThem] = [
    answer(mine.id),
    answer(theirs.id),
    send(one.site),
    send(two.site),
  ];
  const back = hub.entry({ kind: 'log.void', version: 1, body: { reason: 'slip' }, supersedes: [sentMe.id] });
  const entries = [
    hub.entry(),
    hub.entry({ ...handout(), visit: anyId() }),
    // A visit at the partner's own place is none of its business either.
    hub.entry({ ...handout(), site: one.site, visit: anyId() }),
    forMe,
    forThem,
    sentMe,
    sentThem,
    hub.entry({ kind: 'log.void', version: 1, body: { reason: 'slip' }, supersedes: [sentThem.id] }),
    back,
  ];
  const { json } = await server.call('POST', '/v1/entries', { token: admin, body: { entries } });
  assert.deepEqual(
    new Set(json.verdicts.map(({ verdict }: { verdict: string }) => verdict)),
    new Set(['accepted']),
  );
  assert.deepEqual(await one.pull(), [mine.id, forMe.id, sentMe.id, back.id]);
  // Whose numbers come in is not told either.
  const { json: ledger } = await server.call('GET', `/v1/devices/${hub.device}/ledger`, { token: one.token });
  assert.deepEqual(ledger.ranges, []);
  const own = await server.call('GET', `/v1/devices/${one.writer.device}/ledger`, { token: one.token });
  assert.deepEqual(own.json.ranges, [[1, 1]]);
});

test('an agreement that ends, ends its reach by the server’s clock; what it wrote before is held for a week, then no more', async () => {
  const { pull, push, writer, token } = await letIn('Soon over', { until: day(dayMs) });
  const before = writer.entry(handout());
  assert.deepEqual(await pull(), []);
  ahead = 3 * dayMs;
  assert.equal(await pull(), 'agreement-ended');
  assert.equal((await server.call('GET', '/v1/context', { token })).json.code, 'agreement-ended');
  assert.equal(await push(before), 'quarantined worker-removed');
  const own = writer.entry({
    kind: 'log.void',
    version: 1,
    body: { reason: 'slip' },
    supersedes: [before.id],
  });
  assert.equal(await push(own), 'quarantined removed-may-not');
  ahead = 12 * dayMs;
  const late = await server.call('POST', '/v1/entries', {
    token,
    body: { entries: [writer.entry(handout())] },
  });
  assert.deepEqual([late.status, late.json.code], [403, 'hand-in-ended']);
  ahead = 0;
});

test('whoever looks after partners ends one at once, and gives no code for one that is over', async () => {
  const { id, pull } = await letIn('Ended');
  const change = (body: object) => server.call('PATCH', `/v1/partners/${id}`, { token: admin, body });
  assert.equal((await change({ end: true })).status, 200);
  assert.equal(await pull(), 'agreement-ended');
  const { json } = await server.call('POST', `/v1/partners/${id}/code`, { token: admin });
  assert.equal(json.code, 'agreement-ended');
  const { json: list } = await server.call('GET', '/v1/partners', { token: admin });
  const listed = list.partners.find((each: { id: string }) => each.id === id);
  assert.deepEqual([listed.state, listed.devices], ['over', 1]);
  // Renewed it goes on where it was.
  assert.equal((await change({ until: day(60 * dayMs) })).status, 200);
  assert.deepEqual(await pull(), []);
});

test('a code opens no device on which somebody of the organization signed in, and a wrong one nothing', async () => {
  const id = await makePartner('Taken');
  const { caller } = await grant({ database: server.database, clock: moved, random }, place.org, anyId(), {
    id: place.worker,
    role: 'admin',
  });
  const taken = await enrol(id, undefined, caller.device);
  assert.deepEqual([taken.status, taken.json.code], [409, 'device-not-own']);
  const wrong = await server.call('POST', '/v1/partner-devices', {
    body: { code: 'AAAA-AAAA', device: anyId() },
  });
  assert.equal(wrong.json.code, 'enrolment-code-wrong');
});

test('a device that enrolled with a key signs what it hands in: its token alone writes nothing', async () => {
  const phone = await newDevice();
  const id = await makePartner('Signing');
  const { json } = await enrol(id, phone);
  const writer = writerOf(String(json.context.sites[0].id), id);
  const send = async (entry: Entry, isSigned: boolean) => {
    const hashes = [sha256(canonicalText({ ...entry } as unknown as JsonObject))];
    const signed = isSigned && (await signPush({ org: place.org, device: phone.id, hashes }, phone.keys));
    const { json: answer } = await server.call('POST', '/v1/entries', {
      token: String(json.token),
      body: { entries: [entry], ...(signed && { signed }) },
    });
    return answer.verdicts[0].code ?? answer.verdicts[0].verdict;
  };
  const entry = writer.entry(handout());
  assert.equal(await send(entry, false), 'device-unsigned');
  assert.equal(await send(entry, true), 'accepted');
});
