import type { Random } from '#log/index.ts';
import type { JournalLater } from '../journal/deps.ts';
import { createJournalStore } from '../journal/journal.ts';
import type { LocalStore } from '../ports.ts';
import type { Connection } from './connection.ts';
import { movedAway } from './moved-away.ts';
import { type BesidePieces, createIndexedDbPieces, type LockTurns } from './pieces.ts';

/**
 * The local store, encrypted (journal/): what every screen at work reads from. Where there is no room to move what an older build left in
 * clear, it stays so while this page is open, or until another window moved it.
 */
export const createSealedStore = (
  connection: Connection,
  later: () => Promise<Later>,
  subtle: SubtleCrypto,
  random: Random,
  after: (ms: number, work: () => void) => unknown,
  turns: LockTurns,
): LocalStore => {
  let hasNoRoom = false;
  let plain: Promise<LocalStore> | undefined;
  const pieces = createIndexedDbPieces(
    { connection, subtle, random, after, turns },
    later,
    ({ code }, isPlain) => {
      hasNoRoom = isPlain && code === 'storage-full';
    },
  );
  const journal = createJournalStore(pieces, { after, later });
  const by =
    (way: 'read' | 'write'): LocalStore['read'] =>
    async (work) => {
      for (;;) {
        if (plain === undefined) {
          const done = await journal[way](work);
          if (done.ok || !hasNoRoom) return done;
          plain ??= later().then(({ createPlainStore }) => createPlainStore(connection));
        }
        const done = await (await plain)[way](work);
        if (done.ok || done.error.detail !== movedAway) return done;
        plain = undefined;
        hasNoRoom = false;
      }
    };
  return { read: by('read'), write: by('write') };
};

/** What comes beside it (beside.ts). */
interface Later extends JournalLater, BesidePieces {
  readonly createPlainStore: (connection: Connection) => LocalStore;
}
