import { setTimeout as wait } from 'node:timers/promises';

/**
 * How long tests wait for what must come, and how they judge how long it took. A machine that does something else
 * besides is slower, not wrong: limits grow with what a unit of work takes on it at that moment.
 */

/** Milliseconds that the unit takes on the two idle cores that limits are written for. */
const usualMs = 50;

/** How many times slower than usual this machine gets work done just now; never below 1. Takes the time of the unit. */
export const slowness = (): number => {
  const from = performance.now();
  let sum = 0;
  for (let step = 0; step < 1e7; step += 1) sum = (sum * 31 + step) | 0;
  const took = performance.now() - from;
  // The sum is looked at, so that the loop is not left out.
  return Number.isInteger(sum) ? Math.max(1, took / usualMs) : 1;
};

/** The slowest that this process has seen. One measure may fall into a lull, and what is waited for may not. */
let slowest = 1;

/** A limit in milliseconds, written for an idle machine, as long as it may be on this one. */
export const patience = (ms: number): number => {
  slowest = Math.max(slowest, slowness());
  return Math.ceil(ms * slowest);
};

/** Starts to measure; call what it answers to read how long it took, in milliseconds of an idle machine. */
export const stopwatch = (): (() => number) => {
  const before = slowness();
  const from = performance.now();
  return () => {
    const took = performance.now() - from;
    return took / Math.max(before, slowness());
  };
};

/** Does something and answers how long it took, in milliseconds of an idle machine. */
export const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const read = stopwatch();
  await work();
  return read();
};

/** Waits until it is so, however long that takes; what is not so after a minute of an idle machine will not be. */
export const until = async (isSo: () => boolean | Promise<boolean>, limitMs = 60_000): Promise<void> => {
  for (const from = performance.now(); !(await isSo()); await wait(20)) {
    const waited = performance.now() - from;
    if (waited > limitMs && waited > patience(limitMs))
      throw new Error(`waited ${Math.round(waited / 1_000)} s in vain`);
  }
};
