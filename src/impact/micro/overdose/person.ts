import type { OutcomeLayout } from './outcomes.ts';
import { OTHER_DEATHS } from './response.ts';

/** Adds into one row of outcomes; shared by both kernels. */
export const createTally = (row: Int32Array, layout: OutcomeLayout) => {
  const { months } = layout;
  const add = (at: number, by: number): void => {
    row[at] = (row[at] as number) + by;
  };
  return {
    /** A person stands in `state` at the start of month 0. */
    begin: (state: number): void => add(layout.people + state * (months + 1), 1),
    /** A person changes state during `month`. */
    move: (month: number, from: number, to: number): void => {
      add(layout.people + from * (months + 1) + month + 1, -1);
      add(layout.people + to * (months + 1) + month + 1, 1);
    },
    otherDeath: (month: number): void => add(OTHER_DEATHS * months + month, 1),
    overdose: (place: number): void => add(layout.overdosesByPlace + place, 1),
    death: (place: number, age: number): void => {
      add(layout.deathsByAge + age, 1);
      add(layout.deathsByPlace + place, 1);
    },
  };
};

/** First month in which a person of this rank is exposed, or `months`: exposure never falls within a last use. */
export const exposedFrom = (fentanyl: Float64Array, use: number, months: number, rank: number): number => {
  const base = use * months;
  if (rank < (fentanyl[base] as number)) return 0;
  if (rank >= (fentanyl[base + months - 1] as number)) return months;
  let month = 1;
  while (rank >= (fentanyl[base + month] as number)) month += 1;
  return month;
};

/** State to which a person with this last use returns: no one returns to "not using" or "returned". */
export const stateOfUse = (use: number): number => (use === 3 ? 4 : use);
