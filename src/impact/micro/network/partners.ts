import { createPhilox } from '../../random/philox.ts';
import { createSequence } from '../../random/sequence.ts';
import { skipFactor, skipOf } from '../../random/thresholds.ts';

/** Injection partnerships that begin and end. A person has as many slots as partners wanted at one time. */
export type Partners = {
  /** Slots of a person: `offsets[person]` up to the next. */
  readonly offsets: Int32Array;
  /** The partner in each slot, or -1. */
  readonly partner: Int32Array;
  /** Ends what is due in this month and joins free slots anew. */
  readonly turn: (month: number) => void;
  /** Ends every partnership of a person who leaves. */
  readonly leave: (person: number) => void;
  /** Partnerships begun so far. */
  readonly begun: () => number;
};

const PURPOSE = { order: 221, length: 222 } as const;

/**
 * @param wanted   partners at one time, by person
 * @param group    group of each person; people of two groups join with chance 1 - `assortative` when they meet
 * @param meanMonths   mean length of a partnership, months (geometric, at least one)
 */
export const createPartners = (
  wanted: ArrayLike<number>,
  group: ArrayLike<number>,
  assortative: number,
  meanMonths: number,
  months: number,
  seed: number,
  draw: number,
): Partners => {
  const people = wanted.length;
  const offsets = new Int32Array(people + 1);
  for (let i = 0; i < people; i += 1) offsets[i + 1] = (offsets[i] as number) + (wanted[i] as number);
  const slots = offsets[people] as number;
  const owner = new Int32Array(slots);
  for (let i = 0; i < people; i += 1) owner.fill(i, offsets[i] as number, offsets[i + 1] as number);
  const partner = new Int32Array(slots).fill(-1);
  const mate = new Int32Array(slots).fill(-1);
  const due = new Int32Array(months + 1).fill(-1);
  const nextDue = new Int32Array(slots).fill(-1);
  const beforeDue = new Int32Array(slots);
  const dueIn = new Int32Array(slots).fill(-1);
  const free = new Int32Array(slots);
  for (let i = 0; i < slots; i += 1) free[i] = i;
  let freeCount = slots;
  let begun = 0;
  const philox = createPhilox(seed, draw);
  const lengthFactor = skipFactor(Math.min(1, 1 / meanMonths));

  /** Takes the note of when a partnership ends out of its month. */
  const unlink = (slot: number): void => {
    const at = dueIn[slot] as number;
    if (at < 0) return;
    const left = beforeDue[slot] as number;
    const right = nextDue[slot] as number;
    if (left < 0) due[at] = right;
    else nextDue[left] = right;
    if (right >= 0) beforeDue[right] = left;
    dueIn[slot] = -1;
  };

  const end = (slot: number): void => {
    const other = mate[slot] as number;
    unlink(slot);
    unlink(other);
    for (const each of [slot, other]) {
      partner[each] = -1;
      mate[each] = -1;
      free[freeCount] = each;
      freeCount += 1;
    }
  };

  const areJoined = (one: number, other: number): boolean => {
    const last = offsets[one + 1] as number;
    for (let slot = offsets[one] as number; slot < last; slot += 1) if (partner[slot] === other) return true;
    return false;
  };

  const join = (a: number, b: number, month: number): void => {
    partner[a] = owner[b] as number;
    partner[b] = owner[a] as number;
    mate[a] = b;
    mate[b] = a;
    begun += 1;
    philox.fill(a, month, PURPOSE.length, 0);
    const at = month + 1 + skipOf(philox.words[0] as number, lengthFactor);
    if (at > months) return;
    const first = due[at] as number;
    dueIn[a] = at;
    nextDue[a] = first;
    beforeDue[a] = -1;
    if (first >= 0) beforeDue[first] = a;
    due[at] = a;
  };

  const turn = (month: number): void => {
    while ((due[month] as number) >= 0) end(due[month] as number);
    const sequence = createSequence({ seed, draw, person: 0, step: month, purpose: PURPOSE.order });
    for (let i = freeCount - 1; i > 0; i -= 1) {
      const j = sequence.below(i + 1);
      const slot = free[i] as number;
      free[i] = free[j] as number;
      free[j] = slot;
    }
    let kept = 0;
    for (let i = 0; i + 1 < freeCount; i += 2) {
      const a = free[i] as number;
      const b = free[i + 1] as number;
      const one = owner[a] as number;
      const other = owner[b] as number;
      const strangers = group[one] !== group[other];
      if (one === other || areJoined(one, other) || (strangers && sequence.uniform() < assortative)) {
        free[kept] = a;
        free[kept + 1] = b;
        kept += 2;
      } else join(a, b, month);
    }
    if (freeCount % 2 === 1) {
      free[kept] = free[freeCount - 1] as number;
      kept += 1;
    }
    freeCount = kept;
  };

  const leave = (person: number): void => {
    const last = offsets[person + 1] as number;
    for (let slot = offsets[person] as number; slot < last; slot += 1)
      if ((mate[slot] as number) >= 0) end(slot);
  };

  return { offsets, partner, turn, leave, begun: () => begun };
};
