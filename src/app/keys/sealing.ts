import type { Sealing, SealingSource } from '#kit/recorder.ts';
import { type Clock, uuidv7 } from '#log/index.ts';
import { deviceOf } from '#vault/acts.ts';
import { keysOf, verifyBy } from '#vault/adapters/web-crypto.ts';
import { fromText } from '#vault/base64.ts';
import { createCipher, createLockedCipher } from '#vault/cipher.ts';
import { unwrap } from '#vault/copy.ts';
import { readRegister } from '#vault/register.ts';
import { lookUpToken } from '#vault/secret.ts';
import { type EngineDeps, letIn } from './engine.ts';

/** How old what the server said of the keys may be before it is asked again, in milliseconds. */
const lookAgainMs = 10 * 60_000;

/** What this device can do with what is sealed, out of what it keeps itself: so also without a network. */
export const readSealing = async ({
  org,
  device,
  store,
  random,
  subtle,
  clock,
}: Omit<EngineDeps, 'api'> & { readonly clock: Clock }): Promise<Sealing> => {
  const newEntry = () => uuidv7({ clock, random });
  const nothing = { can: 'nothing', newEntry } as const;
  const read = await store.read();
  // Why it cannot be read, the next save says.
  if (!read.ok) return nothing;
  const kept = read.value;
  if (kept === undefined || kept.device !== device) return nothing;
  // Nobody compared yet: what the server shows may be a register of its own, with a key that it can open.
  if (kept.known === undefined) return nothing;
  const register = await readRegister(verifyBy(subtle), org, kept.statements, kept.known);
  if (!register.ok) return nothing;
  const { publicKeys } = register.value;
  const keys = await keysOf(subtle, kept.keys);
  const isIn = letIn(register.value, deviceOf(device, keys, false)) !== undefined;
  const secret =
    isIn && kept.copy !== undefined ? await unwrap(org, device, keys, kept.copy, publicKeys) : undefined;
  if (secret !== undefined)
    return {
      can: 'reads',
      cipher: createCipher({ org, secret, random }),
      lookUp: (sort, text) => lookUpToken(secret, sort, text),
      newEntry,
    };
  const publicKey = fromText(publicKeys.at(-1) ?? '');
  const cipher = publicKey && createLockedCipher({ org, publicKey, generation: publicKeys.length, random });
  return cipher === undefined ? nothing : { can: 'seals', cipher, newEntry };
};

/**
 * The same, and again once the server was asked what is new: a changed generation, a copy, the news that this device was ended.
 * Nobody waits for that.
 */
export const createSealing = async (deps: {
  readonly read: () => Promise<Sealing>;
  /** Asks the server and keeps what is true of it; its failures show on the screen of the keys. */
  readonly look: () => Promise<unknown>;
  /** Calls back when a passphrase opened or locked the keys here. */
  readonly changes?: (listener: () => void) => unknown;
  readonly clock: Clock;
}): Promise<SealingSource> => {
  let current = await deps.read();
  let lookedAt: number | undefined;
  const listeners = new Set<() => void>();
  const readAgain = async (): Promise<void> => {
    current = await deps.read();
    for (const listener of [...listeners]) listener();
  };
  deps.changes?.(() => void readAgain());
  const lookAgain = async (): Promise<void> => {
    const now = deps.clock.now();
    if (lookedAt !== undefined && Math.abs(now - lookedAt) < lookAgainMs) return;
    lookedAt = now;
    await deps.look();
    await readAgain();
  };
  return {
    now: () => current,
    subscribe: (listener) => {
      listeners.add(listener);
      // What the screen of the keys came to since is on the disk.
      void readAgain().then(lookAgain);
      return () => {
        listeners.delete(listener);
      };
    },
  };
};
