import { err, ok, type Uuid } from '#log/index.ts';
import { keysOf } from '#vault/adapters/web-crypto.ts';
import { type Sign, signPush } from '#vault/push.ts';
import type { KeyStore } from './ports.ts';

export const createSign =
  ({
    org,
    device,
    store,
    subtle,
  }: {
    readonly org: Uuid;
    /** How the server names this installation. */
    readonly device: Uuid;
    readonly store: Pick<KeyStore, 'read'>;
    readonly subtle: SubtleCrypto;
  }): Sign =>
  async (hashes) => {
    const read = await store.read();
    if (!read.ok) return err(read.error);
    // From the moment it has keys: when it was let in the server may know before this device does, and then takes nothing unsigned.
    if (read.value?.device !== device) return ok(undefined);
    const keys = await keysOf(subtle, read.value.keys);
    return ok(await signPush({ org, device, hashes }, keys));
  };
