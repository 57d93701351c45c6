import { argon2idAsync } from '@noble/hashes/argon2.js';
import { argon2id } from 'hash-wasm';
import type { Stretch } from '../lock.ts';

/** WebCrypto has no Argon2id. Fetched when a passphrase is set or typed; its code needs `'wasm-unsafe-eval'` in the page's policy. */
export const stretchByWasm: Stretch = async (passphrase, salt, { memory, passes }) =>
  new Uint8Array(
    await argon2id({
      password: passphrase,
      salt,
      memorySize: memory,
      iterations: passes,
      parallelism: 1,
      hashLength: 32,
      outputType: 'binary',
    }),
  );

/** The same in plain script, some ten times slower: Safari before 16 does not know that word of the policy and runs no such code. */
export const stretchByScript: Stretch = async (passphrase, salt, { memory, passes }) =>
  new Uint8Array(await argon2idAsync(passphrase, salt, { t: passes, m: memory, p: 1, dkLen: 32 }));

export const stretch: Stretch = async (passphrase, salt, cost) => {
  try {
    return await stretchByWasm(passphrase, salt, cost);
  } catch (error) {
    if (!(error instanceof Error) || !refusals.includes(error.name)) throw error;
    return stretchByScript(passphrase, salt, cost);
  }
};
/** A policy that forbids it, a browser without it, and a phone with no room for it. */
const refusals = ['CompileError', 'EvalError', 'ReferenceError', 'RangeError'];
