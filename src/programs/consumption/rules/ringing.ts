import type { Alarm, Priority } from './alarms.ts';

/**
 * How alarms sound, as data. High and medium differ in count, rhythm and pitch (IEC 60601-1-8, table 3: bursts of 10 and of 3
 * pulses, every 2.5 to 15 s and 2.5 to 30 s); all are equally loud.
 */
export interface Burst {
  /** When each pulse begins, in seconds. */
  readonly pulses: readonly number[];
  readonly hertz: number;
}

export const bursts: Readonly<Record<Priority, Burst>> = {
  high: { pulses: [0, 0.2, 0.4, 0.75, 0.95, 1.5, 1.7, 1.9, 2.25, 2.45], hertz: 960 },
  medium: { pulses: [0, 0.3, 0.6], hertz: 620 },
  low: { pulses: [0], hertz: 440 },
};
export const pulseSeconds = 0.14;

/**
 * How often a burst begins again while nobody takes the alarm. Inside the bounds whether they are read from beginning to
 * beginning or from the end of one to the beginning of the next.
 */
export const againMs: Readonly<Record<Priority, number>> = { high: 6_000, medium: 10_000, low: 20_000 };

/** One breath each five seconds (British Columbia, SAVE ME), of one second. */
export const breathMs = 5_000;
export const breathSeconds = 1;

/** Does it at once and then again and again; answers what stops it. */
export type Repeat = (everyMs: number, act: () => void) => () => void;

export const repeating: Repeat = (everyMs, act) => {
  act();
  const timer = setInterval(act, everyMs);
  return () => clearInterval(timer);
};

/** What sounds of all that calls: the most urgent that nobody took; undefined where a hand is on each. */
export const soundingOf = (alarms: readonly Pick<Alarm, 'priority' | 'state'>[]): Priority | undefined =>
  alarms.find(({ state }) => state === 'sounding')?.priority;

/** Sounds what it heard last for as long as it hears nothing else: no counter ends it. */
export const createRinger = (burst: (priority: Priority) => void, repeat: Repeat = repeating) => {
  let calling: Priority | undefined;
  let stop: (() => void) | undefined;
  return {
    hear: (next: Priority | undefined): void => {
      if (next === calling) return;
      stop?.();
      calling = next;
      stop = next === undefined ? undefined : repeat(againMs[next], () => burst(next));
    },
  };
};
