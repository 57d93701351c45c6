import { randomUUID } from 'node:crypto';
import type { PieceDisk, Step } from '#app/store/journal/ports.ts';
import { err, failure, ok } from '#log/index.ts';
import { platformSubtle } from '#vault/adapters/platform.ts';
import type { Bytes } from '#vault/bytes.ts';
import { makeStoreKey, pieceCipher } from '#vault/seal-piece.ts';
import { vaultRandom as random } from './vault.ts';

/** A disk of encrypted pieces in memory, for several windows, with the moments at which a phone can die. */
export interface MemoryPieces extends PieceDisk {
  readonly journal: Map<number, Bytes>;
  readonly rest: Map<number, Bytes>;
  /** What happens to the next step: nothing is written, or all of it and nobody is told. */
  die: 'before' | 'after' | undefined;
  readonly steps: () => number;
  /** Another store from now on, as after the browser threw this one away. */
  readonly clear: () => Promise<void>;
}

export const createMemoryPieces = async (): Promise<MemoryPieces> => {
  const subtle = platformSubtle();
  if (subtle === undefined) throw new Error('Node brings WebCrypto');
  const begin = async () => ({
    store: randomUUID() as string,
    cipher: pieceCipher(subtle, random, await makeStoreKey(subtle)),
  });
  let own = await begin();
  let steps = 0;
  const journal = new Map<number, Bytes>();
  const rest = new Map<number, Bytes>();
  const write = ({ after, piece, fold }: Step): void => {
    if (fold !== undefined) {
      for (const number of [...journal.keys()]) if (number <= after) journal.delete(number);
      for (const number of fold.drop) rest.delete(number);
      for (const [number, bytes] of fold.rest) rest.set(number, bytes);
    }
    journal.set(after + 1, piece);
  };
  const disk: MemoryPieces = {
    journal,
    rest,
    die: undefined,
    steps: () => steps,
    clear: async () => {
      own = await begin();
      journal.clear();
      rest.clear();
    },
    look: async ({ store, after, withRest }) => {
      const isKnown = store === own.store;
      const picture = {
        store: own.store,
        ...(!isKnown && { cipher: own.cipher }),
        pieces: [...journal].filter(([number]) => !isKnown || number > after).sort(([a], [b]) => a - b),
        rest: withRest ? [...rest] : [],
      };
      await new Promise(setImmediate);
      return ok(picture);
    },
    commit: async (step) => {
      await new Promise(setImmediate);
      if (step.store !== own.store || [...journal.keys()].some((number) => number > step.after))
        return ok('stale');
      const { die } = disk;
      disk.die = undefined;
      if (die !== 'before') write(step);
      steps += 1;
      return die === undefined ? ok('done') : err(failure('storage-closed'));
    },
  };
  return disk;
};
