import type { LocalRecord } from '#app/store/ports.ts';
import type { Entry } from '#log/index.ts';

/** Numbers as a reader of a test likes them: entry 7 has id ...007, and its clock says 7. */
export const pad = (number: number, size: number): string => String(number).padStart(size, '0');
export const idOf = (number: number): string => `00000000-0000-4000-8000-${pad(number, 12)}`;

/** What a device holds of its own entry of this number, not sent yet. */
export const recordOf = (number: number, more: Partial<Entry> = {}): LocalRecord => ({
  entry: {
    id: idOf(number),
    org: idOf(900),
    site: idOf(901),
    device: idOf(902),
    deviceSeq: number,
    author: idOf(903),
    kind: 'test.give',
    version: 1,
    occurredAt: `2026-03-08T09:${pad(number % 60, 2)}:00-05:00`,
    recordedAt: '2026-03-08T09:15:00-05:00',
    hlc: `${pad(number, 15)}-0000-00000000`,
    body: {},
    ...more,
  },
  hash: `hash-${number}`,
  delivery: 'waiting',
  own: true,
});

/** Simulated time for a disk alone: every wait is over at the next turn. */
export const restlessTime = (now: () => number) => ({
  now,
  after: (_ms: number, work: () => void) => {
    setImmediate(work);
    return () => {};
  },
  runUntil: async () => {},
  steps: () => 0,
});
