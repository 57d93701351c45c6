import { power } from '../../random/exact.ts';
import type { Philox } from '../../random/philox.ts';
import { seriesOf } from '../../schedule/schedule.ts';
import type { Partners } from './partners.ts';
import type { Pathogen } from './pathogen.ts';
import type { SharingSetting } from './sharing-setting.ts';

const WORDS = 4294967296;
const PURPOSE = { edges: 241, stage: 242 } as const;

/** One pathogen on the network: stages of people and the list of those who are infected. */
export type Infection = {
  readonly stage: Uint8Array;
  /** New infections by month. */
  readonly infections: Int32Array;
  readonly infect: (person: number, month: number) => boolean;
  /** Infected people meet their susceptible partners, then stages move on. */
  readonly turn: (month: number) => void;
  readonly clear: (person: number) => void;
  readonly infected: () => number;
};

/**
 * @param number   which pathogen of the setting: keeps its random numbers apart
 * @param inProgram   1 for people whom the needle program reaches
 */
export const createInfection = (
  pathogen: Pathogen,
  number: number,
  setting: SharingSetting,
  network: Partners,
  inProgram: Uint8Array,
  philox: Philox,
): Infection => {
  const { people, months } = setting;
  const { offsets, partner } = network;
  const { words, fill } = philox;
  const stage = new Uint8Array(people);
  const infections = new Int32Array(months);
  const listed = new Int32Array(people);
  const placeInList = new Int32Array(people).fill(-1);
  let count = 0;
  const chanceIn = perMonthThresholds(pathogen, setting);
  const stagesIn = stagesByMonth(setting.pathogens[number], months);
  let chance = chanceIn(0);
  let stages = stagesIn(0);
  const purpose = PURPOSE.edges + number * 16;

  const clear = (person: number): void => {
    const at = placeInList[person] as number;
    stage[person] = 0;
    if (at < 0) return;
    count -= 1;
    const last = listed[count] as number;
    listed[at] = last;
    placeInList[last] = at;
    placeInList[person] = -1;
  };

  const infect = (person: number, month: number): boolean => {
    if ((stage[person] as number) !== 0) return false;
    stage[person] = 1;
    placeInList[person] = count;
    listed[count] = person;
    count += 1;
    infections[month] = (infections[month] as number) + 1;
    return true;
  };

  const meet = (person: number, month: number): void => {
    const first = offsets[person] as number;
    const last = offsets[person + 1] as number;
    const row = (stage[person] as number) * 2;
    if (chance[row] === 0 && chance[row + 1] === 0) return;
    let block = -1;
    for (let end = first; end < last; end += 1) {
      const other = partner[end] as number;
      // Only edges between an infectious and a susceptible person are looked at.
      if (other < 0 || (stage[other] as number) !== 0) continue;
      const slot = end - first;
      if (slot >> 2 !== block) {
        block = slot >> 2;
        fill(person, month, purpose, block);
      }
      const threshold = chance[row + (inProgram[other] as number)] as number;
      if ((words[slot & 3] as number) < threshold) infect(other, month);
    }
  };

  const moveOn = (person: number, month: number): void => {
    const { next } = stages[stage[person] as number] ?? { next: [] };
    if (next.length === 0) return;
    fill(person, month, PURPOSE.stage + number * 16, 0);
    let u = (words[0] as number) / WORDS;
    for (const move of next) {
      u -= move.chance;
      if (u >= 0) continue;
      if (move.to === 0) clear(person);
      else stage[person] = move.to;
      return;
    }
  };

  const turn = (month: number): void => {
    chance = chanceIn(month);
    stages = stagesIn(month);
    // Those infected in this month come after `before` in the list: they pass nothing on until the next.
    const before = count;
    for (let i = 0; i < before; i += 1) meet(listed[i] as number, month);
    // From the end, so that who leaves the list is replaced by one already seen.
    for (let i = before - 1; i >= 0; i -= 1) moveOn(listed[i] as number, month);
  };

  return { stage, infections, infect, turn, clear, infected: () => count };
};

/** Chance that a month of injecting together infects: [stage * 2 + partner at risk is in the program], as words. */
const perMonthThresholds = (
  pathogen: Pathogen,
  { acts, unsafe, unsafeWithProgram, months }: SharingSetting,
): ((month: number) => Float64Array) => {
  const actsIn = seriesOf(acts, months);
  const unsafeIn = [seriesOf(unsafe, months), seriesOf(unsafeWithProgram, months)] as const;
  const table = (month: number): Float64Array => {
    const made = new Float64Array(pathogen.stages.length * 2);
    pathogen.stages.forEach((stage, i) => {
      unsafeIn.forEach((share, reached) => {
        const act = (share[month] ?? 0) * Math.min(1, pathogen.perAct * stage.infectious);
        made[i * 2 + reached] = (1 - power(1 - act, actsIn[month] ?? 0)) * WORDS;
      });
    });
    return made;
  };
  const isSame = (month: number): boolean =>
    [actsIn, ...unsafeIn].every((series) => series[month] === series[month - 1]);
  return lastKept(table, isSame);
};

/** The pathogen's stages with the chances of each month. */
const stagesByMonth = (
  start: SharingSetting['pathogens'][number] | undefined,
  months: number,
): ((month: number) => Pathogen['stages']) => {
  const { pathogen, moves = [] } = start ?? { pathogen: { stages: [] } };
  const series = moves.map(({ from, to, chance }) => ({ from, to, chance: seriesOf(chance, months) }));
  const table = (month: number): Pathogen['stages'] =>
    pathogen.stages.map((stage, from) => ({
      ...stage,
      next: stage.next.map((move) => {
        const changed = series.find((other) => other.from === from && other.to === move.to);
        return changed === undefined ? move : { ...move, chance: changed.chance[month] ?? 0 };
      }),
    }));
  return lastKept(table, (month) => series.every(({ chance }) => chance[month] === chance[month - 1]));
};

/** Months are asked for one after the other, and most are like the one before. */
const lastKept = <T>(
  make: (month: number) => T,
  isSame: (month: number) => boolean,
): ((month: number) => T) => {
  let kept = make(0);
  let at = 0;
  return (month) => {
    while (at < month) {
      at += 1;
      if (!isSame(at)) kept = make(at);
    }
    return kept;
  };
};
