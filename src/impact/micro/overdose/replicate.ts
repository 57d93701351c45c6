import type { Philox } from '../../random/philox.ts';
import type { OutcomeLayout } from './outcomes.ts';
import { createTally, exposedFrom, stateOfUse } from './person.ts';
import type { Population } from './population.ts';
import { CEASED, createResponse, DIED, PURPOSE } from './response.ts';
import type { OverdoseTables } from './tables.ts';

const WORDS = 4294967296;

/**
 * The overdose model with the quirks of the published code, so that its calibrated parameters mean what they
 * meant there:
 *
 * - each person keeps one uniform number for all months (the seed was set anew every month), so people near the
 *   top of their zones overdose again and again and most never move;
 * - return to use ignores fentanyl, and one group has no overdose on return (tables.ts);
 * - who dies is replaced by the same person at the start, age included, and nobody grows older.
 *
 * What follows an overdose is drawn fresh in both modes. People whose number lies in no zone of any month are
 * skipped whole; that is most of them. Adds people `from` to `to` - 1 into `row`.
 */
export const replicatePeople = (
  tables: OverdoseTables,
  population: Population,
  philox: Philox,
  row: Int32Array,
  layout: OutcomeLayout,
  from: number,
  to: number,
): void => {
  const { months, overdose, low, mid, high, highMost, otherDeath, fentanyl } = tables;
  const { start, place } = population;
  const { words } = philox;
  const tally = createTally(row, layout);
  const respond = createResponse(tables, philox, row);
  for (let person = from; person < to; person += 1) {
    const code = start[person] as number;
    const startState = code & 7;
    const startUse = (code >> 3) & 3;
    const startEver = (code >> 5) & 1;
    const age = code >> 6;
    const dead = otherDeath[age] as number;
    philox.fill(person, 0, PURPOSE.start, 0);
    const u = (words[0] as number) / WORDS;
    const rank = (words[1] as number) / WORDS;
    tally.begin(startState);
    const odCode = (((startState * 4 + startUse) * 2 + startEver) * 2) | 0;
    const most = Math.max(overdose[odCode] as number, overdose[odCode + 1] as number);
    const reach = most + dead + (highMost[startState] as number) + (mid[startState] as number);
    if (u >= (low[startState] as number) && u < 1 - reach) continue;
    const where = place[person] as number;
    let state = startState;
    let use = startUse;
    let ever = startEver;
    let exposed = exposedFrom(fentanyl, use, months, rank);
    for (let month = 0; month < months; month += 1) {
      const fx = month >= exposed ? 1 : 0;
      const chance = overdose[((state * 4 + use) * 2 + ever) * 2 + fx] as number;
      const top = 1 - chance;
      let next = state === 5 ? stateOfUse(use) : state;
      let died = false;
      if (u >= top) {
        ever = 1;
        tally.overdose(where);
        const end = respond(person, month, where, use, fx);
        if (end === DIED) {
          tally.death(where, age);
          died = true;
        } else next = end === CEASED ? 3 : stateOfUse(use);
      } else if (u >= top - dead) {
        tally.otherDeath(month);
        died = true;
      } else {
        const aboveHigh = top - dead - (high[state * months + month] as number);
        if (u >= aboveHigh) next = state === 3 ? 5 : 3;
        else if (u >= aboveHigh - (mid[state] as number)) next = state + 1;
        else if (u < (low[state] as number)) next = 1;
      }
      if (died) {
        next = startState;
        ever = startEver;
        if (use !== startUse) {
          use = startUse;
          exposed = exposedFrom(fentanyl, use, months, rank);
        }
      } else if ((next === 1 || next === 2) && next !== use) {
        use = next;
        exposed = exposedFrom(fentanyl, use, months, rank);
      }
      if (next !== state) {
        tally.move(month, state, next);
        state = next;
      }
    }
  }
};
