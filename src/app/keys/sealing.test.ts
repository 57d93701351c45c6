import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Sealing } from '#kit/recorder.ts';
import { err, failure, ok } from '#log/index.ts';
import { platformSubtle } from '#vault/adapters/platform.ts';
import {
  createKeyring,
  newDevice,
  vaultRandom as random,
  type TestDevice,
} from '../../../test/support/vault.ts';
import type { KeptKeys } from './ports.ts';
import { createSealing, readSealing } from './sealing.ts';

/** What a device can do with what is sealed, out of what lies on its disk; nothing here reaches a server. */

const subtle = platformSubtle();
assert.ok(subtle !== undefined);
const clock = { now: () => Date.parse('2026-11-26T12:00:00Z'), offsetMinutes: () => 0 };
const ring = await createKeyring();
const { org } = ring;
const about = 'entry';

const keptBy = async (device: TestDevice, also: Partial<KeptKeys> = {}): Promise<KeptKeys> => {
  const { root, head } = await ring.register();
  const copy = ring.copies.get(device.id);
  return {
    device: device.id,
    keys: device.stored,
    statements: [...ring.statements],
    known: { root, head },
    ...(copy !== undefined && { copy }),
    ...also,
  };
};
const sealingOf = (device: TestDevice, kept: KeptKeys | undefined): Promise<Sealing> => {
  const store = { read: async () => ok(kept), write: async () => ok(undefined) };
  return readSealing({ org, device: device.id, store, random, subtle, clock });
};
const opened = async (device: TestDevice, sealed: string | undefined, kept?: KeptKeys) =>
  sealed && (await sealingOf(device, kept ?? (await keptBy(device)))).cipher?.open(sealed, about);

const van = await newDevice();
ring.take(await ring.letIn(van));

test('a device that was let in seals and reads out of what it keeps, also what older generations sealed', async () => {
  const before = (await sealingOf(van, await keptBy(van))).cipher?.seal('before', about);
  const lost = await newDevice();
  ring.take(await ring.letIn(lost));
  const beforeOfLost = await keptBy(lost);
  ring.take(await ring.rotated([lost.id]));
  const { can, cipher } = await sealingOf(van, await keptBy(van));
  assert.equal(can, 'reads');
  const after = cipher?.seal('after', about);
  assert.deepEqual([await opened(van, before), await opened(ring.admin, after)], ['before', 'after']);
  assert.equal(
    await opened(lost, after, beforeOfLost),
    undefined,
    'what was sealed since does not open there',
  );
});

test('a device without its copy seals what it cannot read, and others read it', async () => {
  const { copy: _copy, ...without } = await keptBy(van);
  const { can, cipher } = await sealingOf(van, without);
  assert.equal(can, 'seals');
  const sealed = cipher?.seal('in the van', about);
  assert.equal(cipher?.open(sealed ?? '', about), undefined);
  assert.equal(await opened(ring.admin, sealed), 'in the van');
  assert.equal(await opened(van, sealed), 'in the van', 'and so does it, once it has its copy again');
});

test('a device that was never let in seals nothing, whatever a server showed it', async () => {
  const stranger = await newDevice();
  const { known: _known, ...shown } = await keptBy(stranger);
  assert.deepEqual((await sealingOf(stranger, shown)).can, 'nothing');
  assert.deepEqual((await sealingOf(stranger, undefined)).can, 'nothing');
});

test('a device that was left out reads nothing more from the moment it knows', async () => {
  const left = await newDevice();
  ring.take(await ring.letIn(left));
  const copy = ring.copies.get(left.id) ?? '';
  ring.take(await ring.rotated([left.id]));
  const { can, cipher } = await sealingOf(left, await keptBy(left, { copy }));
  assert.equal(can, 'seals');
  assert.equal(await opened(van, cipher?.seal('still written', about)), 'still written');
});

test('what somebody changed on the disk opens and seals nothing with keys of theirs', async () => {
  const theirs = await createKeyring(org);
  const kept = await keptBy(van);
  const other = await keptBy(van, { statements: theirs.statements });
  assert.equal((await sealingOf(van, other)).can, 'nothing', 'another register');
  const shorter = await keptBy(van, { statements: ring.statements.slice(0, 1) });
  assert.equal((await sealingOf(van, shorter)).can, 'nothing', 'an older register');
  const copyOfTheirs = await keptBy(van, { copy: theirs.copies.get(theirs.admin.id) ?? '' });
  assert.equal((await sealingOf(van, copyOfTheirs)).can, 'seals', 'a copy for somebody else');
  assert.equal((await sealingOf(ring.admin, kept)).can, 'nothing', "another device's disk");
});

test('a disk that cannot be read is no key', async () => {
  const store = { read: async () => err(failure('storage-unwritable')), write: async () => ok(undefined) };
  const sealing = await readSealing({ org, device: van.id, store, random, subtle, clock });
  assert.equal(sealing.can, 'nothing');
});

test('what the server says anew is used without anybody waiting for it, and it is not asked at every look', async () => {
  let can: Sealing['can'] = 'nothing';
  let looks = 0;
  let now = 0;
  const source = await createSealing({
    clock: { ...clock, now: () => now },
    read: async () => ({ can, newEntry: () => 'id' }),
    look: async () => {
      looks += 1;
      can = 'reads';
    },
  });
  assert.equal(source.now().can, 'nothing');
  await new Promise<void>((resolve) => {
    source.subscribe(() => {
      if (source.now().can === 'reads') resolve();
    });
  });
  const again = () => new Promise<void>((resolve) => void source.subscribe(resolve));
  await again();
  assert.equal(looks, 1);
  now = 11 * 60_000;
  await again();
  await again();
  assert.equal(looks, 2);
});
