import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { ok } from '#log/index.ts';
import { platformSubtle } from '#vault/adapters/platform.ts';
import { toText } from '#vault/base64.ts';
import type { Stretch } from '#vault/lock.ts';
import { anyId } from '../../../test/support/postgres.ts';
import { createKeyring, newDevice, vaultRandom as random } from '../../../test/support/vault.ts';
import { createDeviceLock } from './lock.ts';
import { createOpened } from './opened.ts';
import { createPasskeyUnlock } from './passkey-unlock.ts';
import { type KeptKeys, type KeyStore, type LockStore, withLock } from './ports.ts';

/** Unlocking by a passkey: what it takes to set up, what opens, and what takes it away. */

const subtle = platformSubtle() ?? assert.fail('Node brings WebCrypto');
const { org } = await createKeyring();
const passphrase = 'three brown pelicans';
const value = new Uint8Array(random.bytes(32));
const worker = anyId();
/** Stands in for Argon2id, which `src/vault/lock.test.ts` tries. */
const quick: Stretch = async (typed, salt) =>
  new Uint8Array(createHash('sha256').update(`${typed} ${salt}`).digest());

const createPhone = async () => {
  const device = await newDevice();
  let disk: KeptKeys | undefined = { device: device.id, keys: device.stored, statements: [] };
  const change: LockStore['change'] = async (work) => {
    disk = structuredClone(work(disk));
    return ok(undefined);
  };
  const store: KeyStore & LockStore = {
    read: async () => ok(structuredClone(disk)),
    write: (kept) => change((before) => kept && withLock(before, kept)),
    change,
  };
  const clock = { now: () => Date.parse('2026-11-28T12:00:00Z'), offsetMinutes: () => 0 };
  const openPage = () => {
    const opened = createOpened(clock, () => () => {});
    const deps = { org, device: device.id, store, opened, subtle, random, clock, stretch: async () => quick };
    return { opened, lock: createDeviceLock(deps), passkeys: createPasskeyUnlock(deps) };
  };
  const first = openPage();
  assert.ok((await first.lock.set(passphrase)).ok);
  const passkey = { credential: toText(random.bytes(32)), worker, salt: toText(random.bytes(32)) };
  return {
    disk: () => disk,
    setDisk: (to: KeptKeys | undefined) => {
      disk = to;
    },
    store,
    openPage,
    first,
    passkey,
  };
};
const codeOf = (result: { readonly ok: boolean; readonly error?: { readonly code: string } }): string =>
  result.ok ? 'done' : (result.error?.code ?? '');

test('set up with the passphrase, the passkey opens a page that knows nothing; another value does not, and the passphrase goes on', async () => {
  const { openPage, first, passkey, disk } = await createPhone();
  assert.equal(codeOf(await first.passkeys.add('not this one', passkey, value)), 'lock-wrong');
  assert.equal(disk()?.passkeys, undefined);
  assert.equal(codeOf(await first.passkeys.add(passphrase, passkey, value.slice(1))), 'passkey-refused');
  assert.equal(codeOf(await first.passkeys.add(passphrase, passkey, value)), 'done');
  const salt = await first.passkeys.salt();
  assert.ok(salt.ok && salt.value === passkey.salt, 'the next one is asked for the value of the same');
  const page = openPage();
  assert.equal(page.opened.get(org), undefined);
  const other = new Uint8Array(random.bytes(32));
  assert.equal(codeOf(await page.passkeys.open(passkey.credential, other)), 'passkey-refused');
  assert.equal(codeOf(await page.passkeys.open(toText(random.bytes(32)), value)), 'passkey-refused');
  assert.equal(page.opened.get(org), undefined);
  assert.equal(codeOf(await page.passkeys.open(passkey.credential, value)), 'done');
  assert.notEqual(page.opened.get(org), undefined);
  assert.equal(codeOf(await openPage().lock.open(passphrase)), 'done');
});

test('what lies on the disk of it opens nothing by itself, and neither does it on another device', async () => {
  const phone = await createPhone();
  await phone.first.passkeys.add(passphrase, phone.passkey, value);
  const kept = phone.disk() ?? assert.fail();
  assert.equal(kept.keys.agreement.privateKey, undefined);
  assert.ok(!JSON.stringify(kept.passkeys).includes(toText(value)));
  const another = await createPhone();
  const theirs = another.disk() ?? assert.fail();
  another.setDisk({ ...theirs, ...(kept.passkeys !== undefined && { passkeys: kept.passkeys }) });
  assert.equal(
    codeOf(await another.openPage().passkeys.open(phone.passkey.credential, value)),
    'passkey-refused',
  );
});

test('it outlasts another passphrase and news of the keys, and goes with its passkey, and with the keys', async () => {
  const { openPage, first, passkey, store, disk } = await createPhone();
  const older = structuredClone(disk()) ?? assert.fail();
  await first.passkeys.add(passphrase, passkey, value);
  assert.equal(codeOf(await first.lock.change(passphrase, 'seven quiet harbours')), 'done');
  // Whoever read what is kept before, and writes it now, takes it from nobody.
  await store.write(older);
  assert.equal(codeOf(await openPage().passkeys.open(passkey.credential, value)), 'done');
  const page = openPage();
  await page.passkeys.keepOnly(anyId(), []);
  assert.equal(disk()?.passkeys?.length, 1, "another worker's list says nothing of it");
  await page.passkeys.keepOnly(worker, [passkey.credential]);
  assert.equal(disk()?.passkeys?.length, 1);
  await page.passkeys.keepOnly(worker, []);
  assert.equal(disk()?.passkeys, undefined);
  assert.equal(codeOf(await page.passkeys.open(passkey.credential, value)), 'passkey-refused');
  await first.passkeys.add('seven quiet harbours', passkey, value);
  assert.equal(codeOf(await openPage().lock.forget()), 'done');
  assert.equal(codeOf(await openPage().passkeys.open(passkey.credential, value)), 'keys-not-here');
});

test('without a passphrase there is nothing to unlock by a passkey, and wrong ones count as at the lock', async () => {
  const { openPage, passkey, disk, setDisk } = await createPhone();
  for (let tries = 0; tries < 5; tries += 1) await openPage().passkeys.add(`guess ${tries}`, passkey, value);
  assert.equal(codeOf(await openPage().passkeys.add(passphrase, passkey, value)), 'lock-waits');
  const device = await newDevice(disk()?.device);
  setDisk({ device: device.id, keys: device.stored, statements: [] });
  const page = openPage();
  assert.equal(codeOf(await page.passkeys.add(passphrase, passkey, value)), 'keys-not-here');
  assert.deepEqual(await page.passkeys.list(), { ok: true, value: [] });
});
