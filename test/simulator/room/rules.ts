import type { Entry } from '#log/index.ts';
import { alarmsAt } from '#programs/consumption/rules/alarms.ts';
import { foldRoom } from '#programs/consumption/rules/room.ts';
import { consumptionFollow } from '#programs/consumption/server/follow.ts';

/** What the simulated room runs by: the product's own code, or the same with a bug planted in it. */
export interface RoomRules {
  readonly fold: typeof foldRoom;
  readonly alarms: typeof alarmsAt;
  /** What an entry says of the server's timers. */
  readonly words: (entry: Entry) => readonly TimerWord[];
  /** Whether the server's timers outlive its memory, and a restored backup. */
  readonly crashKeepsTimers: boolean;
  readonly restoreKeepsTimers: boolean;
  /** Whether a tablet without the server alarms by itself. */
  readonly alarmsAlone: boolean;
  /** What a server keeps of what is offered. */
  readonly keeps: (entry: Entry, held: readonly Entry[]) => boolean;
}

/** One word about one timer, as the table of words holds it. */
export interface TimerWord {
  readonly timer: string;
  readonly about: string;
  readonly due: number | undefined;
  readonly isFinal: boolean;
  readonly at: number;
  readonly hlc: string;
}

const wordsOf = (entry: Entry): readonly TimerWord[] =>
  consumptionFollow.handlers
    .filter(({ kind }) => kind === entry.kind)
    .flatMap(({ project }) => project(entry))
    .flatMap((change) => {
      if (!('row' in change)) return [];
      const [timer, about, due, , isFinal, at, hlc] = change.row;
      return [
        {
          timer: String(timer),
          about: String(about),
          due: due === null ? undefined : Number(due),
          isFinal: isFinal === true,
          at: Number(at),
          hlc: String(hlc),
        },
      ];
    });

export const rightRules: RoomRules = {
  fold: foldRoom,
  alarms: alarmsAt,
  words: wordsOf,
  crashKeepsTimers: true,
  restoreKeepsTimers: true,
  alarmsAlone: true,
  keeps: (entry, held) => !held.some(({ id }) => id === entry.id),
};
