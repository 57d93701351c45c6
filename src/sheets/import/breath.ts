import { setImmediate as nextTurn } from 'node:timers/promises';

/** Cells after which others have their turn: a few milliseconds of work. */
const cellsAtOnce = 4_000;

/**
 * Lets everything else of this process have its turn now and then: reading and mapping a sheet is work without a pause,
 * and devices that push meanwhile must not wait for its end.
 */
export const createBreath = (): ((cells: number) => Promise<void>) => {
  let since = 0;
  return async (cells) => {
    // A row costs something even where it is empty.
    since += cells + 10;
    if (since < cellsAtOnce) return;
    since = 0;
    await nextTurn();
  };
};
