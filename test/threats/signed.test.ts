import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sha256 } from '#cli/adapters/ports.ts';
import { type Entry, writeEntry } from '#log/index.ts';
import { type SignedPush, signPush } from '#vault/push.ts';
import { createKeyDevices, type KeyDevice } from '../support/key-server.ts';
import type { Writer } from '../support/log.ts';
import { createMembers } from '../support/members.ts';
import { anyId } from '../support/postgres.ts';
import { setUpTestServer, startTestServer } from '../support/server.ts';
import { newDevice } from '../support/vault.ts';

/** What whoever took a token, a file or an old phone tries with entries that a device of the organization must have signed. */
describe('entries that devices sign', async () => {
  const server = await startTestServer();
  const first = await setUpTestServer(server);
  const people = createMembers(server, first);
  const ring = createKeyDevices(server, first);
  const { org } = ring;
  const admin = await ring.foundBy();

  const letIn = async (phone: KeyDevice): Promise<void> => {
    const { id, offer } = await ring.meet(admin, phone);
    assert.equal((await ring.append(admin, await ring.admitted(admin, offer), id)).status, 200);
  };
  interface Phone extends KeyDevice {
    readonly writer: Writer;
  }
  const member = async (role = 'peer'): Promise<Phone> => {
    const { installation, token, writer } = await people.member(role);
    return { ...(await ring.withKeys({ id: installation, token })), writer };
  };
  const enrolled = async (): Promise<Phone> => {
    const phone = await member();
    await letIn(phone);
    return phone;
  };
  const hashesOf = (entries: readonly Entry[]) => entries.map((entry) => writeEntry(sha256, entry).hash);
  const signed = (by: Pick<KeyDevice, 'id' | 'keys'>, entries: readonly Entry[], of = org) =>
    signPush({ org: of, device: by.id, hashes: hashesOf(entries) }, by.keys);
  const push = async (token: string, entries: readonly Entry[], by?: SignedPush) => {
    const { status, json } = await server.call('POST', '/v1/entries', {
      token,
      body: { entries, ...(by !== undefined && { signed: by }) },
    });
    assert.equal(status, 200, JSON.stringify(json));
    return (json.verdicts as readonly { readonly verdict: string; readonly code?: string }[]).map(
      ({ verdict, code }) => (code === undefined ? verdict : `${verdict} ${code}`),
    );
  };
  const unsigned = 'quarantined device-unsigned';

  it('what a phone that was let in signs is taken; the same token without its keys writes nothing', async () => {
    const phone = await enrolled();
    const [one, two] = [phone.writer.entry(), phone.writer.entry()];
    assert.deepEqual(await push(phone.token, [one], await signed(phone, [one])), ['accepted']);
    assert.deepEqual(await push(phone.token, [two]), [unsigned]);
    assert.deepEqual(
      await push(phone.token, [
        phone.writer.entry({ kind: 'log.void', body: { reason: 'mistake' }, supersedes: [one.id] }),
      ]),
      [unsigned],
    );
    // Held it takes nobody's number, and gives way to the same words from where they belong.
    assert.deepEqual(await push(phone.token, [two], await signed(phone, [two])), ['accepted']);
  });

  it('a signature counts for the words it was made over, and costs no neighbour its place', async () => {
    const phone = await enrolled();
    const [kept, changed] = [phone.writer.entry(), phone.writer.entry()];
    const proof = await signed(phone, [kept, changed]);
    assert.deepEqual(await push(phone.token, [kept, { ...changed, body: { n: 99 } }], proof), [
      'accepted',
      unsigned,
    ]);
    const more = phone.writer.entry({ deviceSeq: 3 });
    assert.deepEqual(
      await push(phone.token, [more], proof),
      [unsigned],
      'an old signature brings in nothing new',
    );
    assert.deepEqual(await push(phone.token, [changed], proof), ['accepted']);
  });

  it('nobody else signs for a phone: not with other keys, for another organization, or with half a signature', async () => {
    const phone = await enrolled();
    const other = await enrolled();
    const entry = phone.writer.entry();
    const thief = await newDevice(phone.id);
    const good = await signed(phone, [entry]);
    for (const [what, proof] of [
      ['keys of a thief, under the name of the phone', await signed(thief, [entry])],
      ['another phone of the organization', await signed({ ...phone, keys: other.keys }, [entry])],
      ['another organization', await signed(phone, [entry], anyId())],
      ['no JSON', { ...good, text: '{' }],
      ['other words', { ...good, text: good.text.replace('"v":1', '"v":2') }],
      ['a hash more', { ...good, text: good.text.replace('"hashes":[', `"hashes":["${'0'.repeat(64)}",`) }],
      ['no signature', { ...good, signature: '' }],
      ['another signature', { ...good, signature: (await signed(phone, [phone.writer.entry()])).signature }],
      ["the other phone's whole word", await signed(other, [entry])],
    ] as const)
      assert.notDeepEqual(await push(phone.token, [entry], proof), ['accepted'], what);
    assert.deepEqual(await push(phone.token, [entry], good), ['accepted']);
  });

  it('another device brings in what a phone with a dead radio signed, and it is the phone that wrote it', async () => {
    const phone = await enrolled();
    const helper = await member();
    const [one, two] = [phone.writer.entry(), phone.writer.entry()];
    assert.deepEqual(await push(helper.token, [one]), ['quarantined author-other'], 'claimed, not proven');
    assert.deepEqual(await push(helper.token, [one], await signed(phone, [one])), ['accepted']);
    assert.deepEqual(
      await push(phone.token, [two], await signed(phone, [two])),
      ['accepted'],
      'its own device',
    );
    const forged = helper.writer.entry({ device: phone.writer.device, deviceSeq: 3 });
    assert.notDeepEqual(await push(helper.token, [forged]), ['accepted']);
  });

  it('a phone whose keys were changed away signs no more, and its key opens no other door', async () => {
    const phone = await enrolled();
    const stays = await enrolled();
    assert.equal((await ring.append(admin, await ring.rotated(admin, [phone.id]))).status, 200);
    const entry = stays.writer.entry({ author: phone.writer.entry().author });
    assert.notDeepEqual(await push(stays.token, [entry], await signed(phone, [entry])), ['accepted']);
    const own = stays.writer.entry({ deviceSeq: 1 });
    assert.deepEqual(await push(stays.token, [own], await signed(stays, [own])), ['accepted']);
  });

  it('a phone without keys hands in until the day that the admin sets, and from then on a person looks', async () => {
    const phone = await member();
    const set = (signedFrom: string | null) =>
      server.call('PATCH', '/v1/organization', { token: first.token, body: { settings: { signedFrom } } });
    const [one, two, three] = [phone.writer.entry(), phone.writer.entry(), phone.writer.entry()];
    assert.equal((await set('2199-01-01')).status, 200);
    assert.deepEqual(await push(phone.token, [one]), ['accepted']);
    assert.equal((await set('2026-01-01')).status, 200);
    assert.deepEqual(await push(phone.token, [two]), [unsigned]);
    assert.deepEqual(
      await push(phone.token, [two], await signed(phone, [two])),
      [unsigned],
      'keys nobody let in',
    );
    await letIn(phone);
    assert.deepEqual(await push(phone.token, [two], await signed(phone, [two])), ['accepted']);
    assert.equal((await set(null)).status, 200);
    assert.deepEqual(
      await push(phone.token, [three]),
      [unsigned],
      'a phone with keys signs, whatever the day',
    );
  });
});
