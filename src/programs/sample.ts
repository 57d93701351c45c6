import type { Draft } from '#kit/recorder.ts';

/** A program's part in made-up days (sample/days.ts): the demo, the simulator's days, benchmarks. Pure. */
export interface ProgramSample {
  /** What it records of one visit. */
  readonly visit: (chance: Chance, visit: SampleVisit) => readonly Draft[];
  /** What a machine gives out, which is no visit. */
  readonly machine?: (chance: Chance, visit: Omit<SampleVisit, 'share'>) => readonly Draft[];
  /** What lies on a shelf of an outlet of this size. */
  readonly shelf?: (month: SampleMonth) => readonly SampleStock[];
  /** Kinds with lines that are sometimes miscounted and corrected later. */
  readonly miscounted?: readonly string[];
}

export interface SampleVisit {
  readonly channel: string;
  /** How many complete syringes the visit takes: what the totals of a plan are made of. */
  readonly syringes: number;
  readonly share: Share;
}

/** The share of visits that record a kind: the plan's, else what is usual. */
export type Share = (kind: string, usual: number) => number;

/** What an outlet sees in a month. */
export interface SampleMonth {
  readonly visits: number;
  readonly syringes: number;
  readonly share: Share;
}

export interface SampleStock {
  readonly item: string;
  /** How many there are after a delivery. */
  readonly level: number;
  readonly box: number;
}

/** Reproducible chance. */
export interface Chance {
  /** In [0, 1). */
  readonly next: () => number;
  /** Whole numbers from `from` to `to`, both included. */
  readonly int: (from: number, to: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <T>(list: readonly (readonly [T, number])[]) => T;
}

export const draft = (kind: string, body: Draft['body']): Draft => ({ kind, version: 1, body });
