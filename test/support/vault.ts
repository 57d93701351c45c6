import { randomBytes } from 'node:crypto';
import type { Random, Uuid } from '#log/index.ts';
import { type ActDeps, admit, deviceOf, found, newSheet, rotate, type Said } from '#vault/acts.ts';
import { platformSubtle } from '#vault/adapters/platform.ts';
import { keysOf, makeKeys, platformVerify, type StoredKeys } from '#vault/adapters/web-crypto.ts';
import { unwrap } from '#vault/copy.ts';
import type { DeviceKeys } from '#vault/ports.ts';
import { type Register, readRegister } from '#vault/register.ts';
import type { OrganizationSecret } from '#vault/secret.ts';
import type { SignedStatement } from '#vault/statement.ts';
import { anyId } from './postgres.ts';

const given = platformSubtle();
if (given === undefined) throw new Error('Node brings WebCrypto');
const subtle = given;
export const verify = platformVerify();
export const vaultRandom: Random = {
  bytes: (count) => new Uint8Array(randomBytes(count)),
  fraction: () => 0.5,
};

export interface TestDevice {
  readonly id: Uuid;
  readonly stored: StoredKeys;
  readonly keys: DeviceKeys;
}

export const newDevice = async (id = anyId()): Promise<TestDevice> => {
  const stored = await makeKeys(subtle);
  return { id, stored, keys: await keysOf(subtle, stored) };
};

/** What an honest server keeps of an organization's keys, and devices that say things of them. */
export const createKeyring = async (org = anyId()) => {
  const statements: SignedStatement[] = [];
  const copies = new Map<string, string>();
  const take = (said: Said): void => {
    statements.push(said.statement);
    for (const [holder, copy] of Object.entries(said.copies)) copies.set(holder, copy);
  };
  const register = async (): Promise<Register> => {
    const read = await readRegister(verify, org, statements);
    if (!read.ok) throw new Error(read.error);
    return read.value;
  };
  const as = ({ id, keys }: TestDevice): ActDeps => ({ org, random: vaultRandom, by: id, keys });
  const secretOf = async (device: TestDevice): Promise<OrganizationSecret | undefined> => {
    const copy = copies.get(device.id);
    return copy === undefined
      ? undefined
      : unwrap(org, device.id, device.keys, copy, (await register()).publicKeys);
  };
  const mustHold = async (device: TestDevice): Promise<OrganizationSecret> => {
    const secret = await secretOf(device);
    if (secret === undefined) throw new Error(`${device.id} holds no secret`);
    return secret;
  };
  const admin = await newDevice();
  const sheet = newSheet(vaultRandom);
  const made = await found(as(admin), sheet);
  if (!made.ok) throw new Error(made.error);
  take(made.value);
  return {
    org,
    admin,
    sheet,
    statements,
    copies,
    take,
    register,
    as,
    secretOf,
    mustHold,
    letIn: async (device: TestDevice, admits = false, by = admin): Promise<Said> => {
      const said = await admit(
        as(by),
        await register(),
        await mustHold(by),
        deviceOf(device.id, device.keys, admits),
      );
      if (!said.ok) throw new Error(said.error);
      return said.value;
    },
    rotated: async (ended: readonly Uuid[], by = admin): Promise<Said> => {
      const said = await rotate(as(by), await register(), await mustHold(by), ended);
      if (!said.ok) throw new Error(said.error);
      return said.value;
    },
  };
};
