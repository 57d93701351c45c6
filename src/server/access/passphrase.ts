import { argon2, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { Random } from '#log/index.ts';

/**
 * Passphrases are kept as Argon2id with the least parameters OWASP names (Password Storage Cheat Sheet: 19 MiB, two
 * passes, one lane). The text is `argon2id$MEMORY$PASSES$SALT$TAG`, so that parameters can grow without a migration.
 */
const cost = { memory: 19_456, passes: 2 };
const tagLength = 32;

export const hashPassphrase = async (random: Random, passphrase: string): Promise<string> => {
  const salt = Buffer.from(random.bytes(16));
  const tag = await derive(passphrase, salt, cost);
  return ['argon2id', cost.memory, cost.passes, salt.toString('base64url'), tag.toString('base64url')].join(
    '$',
  );
};

/** Takes as long for a worker who does not exist (`stored` null) as for one who does. */
export const verifyPassphrase = async (passphrase: string, stored: string | null): Promise<boolean> => {
  const [name, memory, passes, salt, tag] = (stored ?? nobody).split('$');
  if (name !== 'argon2id' || salt === undefined || tag === undefined)
    throw new Error('a passphrase hash of another kind');
  const derived = await derive(passphrase, Buffer.from(salt, 'base64url'), {
    memory: Number(memory),
    passes: Number(passes),
  });
  const same = timingSafeEqual(derived, Buffer.from(tag, 'base64url'));
  return same && stored !== null;
};

/** Compared against when there is no such worker: same cost, and it never counts as right. */
const nobody = `argon2id$${cost.memory}$${cost.passes}$${Buffer.alloc(16).toString('base64url')}$${Buffer.alloc(tagLength).toString('base64url')}`;

const run = promisify(argon2);

const derive = (passphrase: string, salt: Buffer, { memory, passes }: typeof cost): Promise<Buffer> =>
  run('argon2id', {
    // The same passphrase typed on two keyboards must give the same bytes.
    message: Buffer.from(passphrase.normalize('NFC'), 'utf8'),
    nonce: salt,
    memory,
    passes,
    parallelism: 1,
    tagLength,
  });
