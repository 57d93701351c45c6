import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anyId } from '../../test/support/postgres.ts';
import { createKeyring, newDevice, vaultRandom as random } from '../../test/support/vault.ts';
import { fromText, toText } from './base64.ts';
import { closeStoreKey, openForDevice, openForOrganization, type StoreLock } from './store-lock.ts';

/** The key of a device's store, wrapped for the device and for the organization, and for nobody else. */

const ring = await createKeyring();
const { org, admin } = ring;
const van = await newDevice();
const store = anyId();
const key = new Uint8Array(random.bytes(32));
const register = await ring.register();
const organization = {
  publicKey: fromText(register.publicKeys.at(-1) ?? '') ?? new Uint8Array(),
  generation: 1,
};
const lock = closeStoreKey(random, { org, store }, { device: van.keys.agreement, organization }, key);
assert.ok(lock !== undefined);
const secret = await ring.mustHold(admin);

test('opens for the device that it was wrapped for, and for whoever holds the secret, also of a later generation', async () => {
  assert.deepEqual(await openForDevice({ org, store }, lock, van.keys), key);
  assert.deepEqual(openForOrganization({ org, store }, lock, secret), key);
  const later = { ...secret, generations: [...secret.generations, new Uint8Array(random.bytes(32))] };
  assert.deepEqual(openForOrganization({ org, store }, lock, later), key);
});

test('opens for nobody else, for no other store or organization, and not once anything was changed', async () => {
  const other = anyId();
  const none = async (what: StoreLock, at = { org, store }): Promise<void> => {
    assert.equal(await openForDevice(at, what, van.keys), undefined);
    assert.equal(openForOrganization(at, what, secret), undefined);
  };
  assert.equal(await openForDevice({ org, store }, lock, admin.keys), undefined, 'another device');
  const stranger = { ...secret, generations: [new Uint8Array(random.bytes(32))] };
  assert.equal(openForOrganization({ org, store }, lock, stranger), undefined, 'another secret');
  assert.equal(openForOrganization({ org, store }, lock, { ...secret, generations: [] }), undefined);
  await none(lock, { org: other, store });
  await none(lock, { org, store: other });
  // What is for the one holder does not open as what is for the other.
  await none({
    ...lock,
    device: { ...lock.device, wrapped: lock.organization.wrapped },
    organization: { ...lock.organization, wrapped: lock.device.wrapped },
  });
  await none({ ...lock, version: 2 as 1 });
  for (const at of [0, 1, 40, 70, 100]) {
    const bend = (text: string): string => {
      const bytes = fromText(text) ?? new Uint8Array();
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      return toText(bytes);
    };
    await none({
      ...lock,
      device: { ...lock.device, wrapped: bend(lock.device.wrapped) },
      organization: { ...lock.organization, wrapped: bend(lock.organization.wrapped) },
    });
  }
});

test('is not closed for what is no key: nothing may be let go of then', () => {
  const noPoint = new Uint8Array(65).fill(4);
  const device = van.keys.agreement;
  assert.equal(closeStoreKey(random, { org, store }, { device: noPoint, organization }, key), undefined);
  assert.equal(
    closeStoreKey(
      random,
      { org, store },
      { device, organization: { publicKey: noPoint, generation: 1 } },
      key,
    ),
    undefined,
  );
});
