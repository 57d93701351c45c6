import type { Philox } from '../../random/philox.ts';
import { skipFactor, skipOf } from '../../random/thresholds.ts';
import type { OutcomeLayout } from './outcomes.ts';
import { createTally, exposedFrom, stateOfUse } from './person.ts';
import type { Population } from './population.ts';
import { CEASED, createResponse, DIED, PURPOSE } from './response.ts';
import type { OverdoseTables } from './tables.ts';

const WORDS = 4294967296;

/**
 * The overdose model with fresh chance every month. Instead of asking every month, a person skips to the next
 * month in which something could happen: the chance that anything happens is bounded by the highest of the coming
 * months, the wait for it is geometric, and on arrival the true chances of that month decide (thinning, exact).
 * A month in which exposure to fentanyl begins ends the skip, as the bound changes there.
 *
 * Who dies is replaced by a newcomer who starts as the person did, with a new rank of exposure. Adds people `from`
 * to `to` - 1 into `row`.
 */
export const correctedPeople = (
  tables: OverdoseTables,
  population: Population,
  philox: Philox,
  row: Int32Array,
  layout: OutcomeLayout,
  from: number,
  to: number,
): void => {
  const { months, overdose, low, mid, high, otherDeath, fentanyl } = tables;
  const { start, place } = population;
  const { words } = philox;
  const tally = createTally(row, layout);
  const respond = createResponse(tables, philox, row);
  const bounds = skipBounds(tables);
  for (let person = from; person < to; person += 1) {
    const code = start[person] as number;
    const startState = code & 7;
    const startUse = (code >> 3) & 3;
    const startEver = (code >> 5) & 1;
    const age = code >> 6;
    const dead = otherDeath[age] as number;
    const where = place[person] as number;
    philox.fill(person, 0, PURPOSE.start, 0);
    let rank = (words[1] as number) / WORDS;
    let word = words[0] as number;
    let choice = words[2] as number;
    let state = startState;
    let use = startUse;
    let ever = startEver;
    let exposed = exposedFrom(fentanyl, use, months, rank);
    tally.begin(startState);
    let month = 0;
    for (;;) {
      const fx = month >= exposed ? 1 : 0;
      const odCode = ((state * 4 + use) * 2 + ever) * 2 + fx;
      const bound = bounds.most[odCode * 8 + age] as number;
      // A person who came back to use goes on to the use itself in the same month, whatever happens.
      const at = state === 5 ? month : month + skipOf(word, bounds.factor[odCode * 8 + age] as number);
      const edge = fx === 0 && exposed < months ? exposed : months;
      if (at >= edge) {
        if (edge === months) break;
        month = edge;
        philox.fill(person, month, PURPOSE.month, 1);
        word = words[0] as number;
        choice = words[1] as number;
        continue;
      }
      month = at;
      const u = (choice / WORDS) * (state === 5 ? 1 : bound);
      const chance = overdose[odCode] as number;
      let next = state === 5 ? stateOfUse(use) : state;
      let died = false;
      const moved = chance + dead + (high[state * months + month] as number);
      if (u < chance) {
        ever = 1;
        tally.overdose(where);
        const end = respond(person, month, where, use, fx);
        if (end === DIED) {
          tally.death(where, age);
          died = true;
        } else next = end === CEASED ? 3 : stateOfUse(use);
      } else if (u < chance + dead) {
        tally.otherDeath(month);
        died = true;
      } else if (u < moved) next = state === 3 ? 5 : 3;
      else if (u < moved + (mid[state] as number)) next = state + 1;
      else if (u < moved + (mid[state] as number) + (low[state] as number)) next = 1;
      if (died) {
        next = startState;
        ever = startEver;
        use = startUse;
        philox.fill(person, month, PURPOSE.newcomer, 0);
        rank = (words[0] as number) / WORDS;
        exposed = exposedFrom(fentanyl, use, months, rank);
      } else if ((next === 1 || next === 2) && next !== use) {
        use = next;
        exposed = exposedFrom(fentanyl, use, months, rank);
      }
      if (next !== state) {
        tally.move(month, state, next);
        state = next;
      }
      month += 1;
      if (month >= months) break;
      philox.fill(person, month, PURPOSE.month, 0);
      word = words[0] as number;
      choice = words[1] as number;
    }
  }
};

/** Highest chance that anything happens in a month, and its skip factor: [code * 8 + age band]. */
const skipBounds = ({ overdose, low, mid, highMost, otherDeath }: OverdoseTables) => {
  const most = new Float64Array(96 * 8);
  const factor = new Float64Array(96 * 8);
  for (let code = 0; code < 96; code += 1) {
    const state = code >> 4;
    const moves = (low[state] ?? 0) + (mid[state] ?? 0) + (highMost[state] ?? 0);
    otherDeath.forEach((chance, age) => {
      const bound = Math.min(1, (overdose[code] ?? 0) + chance + moves);
      most[code * 8 + age] = bound;
      factor[code * 8 + age] = skipFactor(bound);
    });
  }
  return { most, factor };
};
