import { createFieldChecks, type FieldChecks } from '../../field-checks.ts';
import { guard } from '../../guard.ts';
import { err, ok, type Result } from '../../problem.ts';
import { createPhilox } from '../../random/philox.ts';
import { skipFactor, skipOf } from '../../random/thresholds.ts';
import { flat, group, list, parameter, row, seed as seedShape, whole } from '../../shape.ts';
import { firstEnd, type Graph } from './graph.ts';

/** An infection that passes along the edges of a fixed graph and ends in immunity. */
export type Spread = {
  /** Chance that an infectious person infects one susceptible neighbour in one step. */
  readonly transmit: number;
  /** Chance that an infectious person recovers in one step. 0: never. */
  readonly recover: number;
  readonly steps: number;
  /** Infected at step 0. */
  readonly seeds: readonly number[];
};

/** New infections and infectious people, by step from 0 to `steps`. */
export type SpreadRun = {
  readonly infections: Int32Array;
  readonly infectious: Int32Array;
  /** Step of infection of each person, or 65535. */
  readonly infectedAt: Uint16Array;
};

const graphShape = group({
  people: whole(1, 2e8),
  degree: whole(0, 2e9),
  offsets: row,
  neighbours: row,
});

const NEVER = 65_535;
const PURPOSE = { edges: 211, recovery: 212 } as const;

/**
 * Runs the infection. When a person is infected, the step of infection along each edge to a susceptible neighbour
 * is drawn at once (geometric) and kept in a calendar if it falls before the recovery; nothing is asked at steps in
 * which nothing happens, nor of edges without a susceptible end. A neighbour keeps only the earliest call.
 */
export const runSpread = guard(
  [
    parameter('graph', graphShape),
    flat('spread', group({ seeds: list() })),
    parameter('seed', seedShape),
    parameter('draw', seedShape),
  ],
  (graph: Graph, spread: Spread, seed: number, draw: number): Result<SpreadRun> => {
    const checks = createFieldChecks();
    checks.probability('transmit', spread.transmit);
    checks.probability('recover', spread.recover);
    checks.whole('steps', spread.steps, 1, NEVER - 1);
    spread.seeds.forEach((person, i) => {
      checks.whole(`seeds[${i}]`, person, 0, graph.people - 1);
    });
    checkGraph(checks, graph);
    if (checks.problems.length > 0) return err(checks.problems);
    return ok(run(graph, spread, seed, draw));
  },
);

/** A graph of one's own must hold together: ends for everyone, and neighbours who exist. */
const checkGraph = (checks: FieldChecks, { people, degree, offsets, neighbours }: Graph): void => {
  if (degree === 0 && !checks.length('graph.offsets', offsets, people + 1)) return;
  const ends = degree > 0 ? people * degree : (offsets[people] ?? 0);
  if (!checks.length('graph.neighbours', neighbours, ends)) return;
  for (let i = 0; degree === 0 && i <= people; i += 1)
    if (!checks.range(`graph.offsets[${i}]`, offsets[i], offsets[i - 1] ?? 0, ends)) return;
  for (let i = 0; i < ends; i += 1) {
    const other = neighbours[i] ?? -1;
    if (other >= -1 && other < people && Number.isInteger(other)) continue;
    checks.whole(`graph.neighbours[${i}]`, other, -1, people - 1);
    return;
  }
};

const run = (graph: Graph, spread: Spread, seed: number, draw: number): SpreadRun => {
  const { people, neighbours } = graph;
  const { steps } = spread;
  const { words, fill } = createPhilox(seed, draw);
  const toTransmit = skipFactor(spread.transmit);
  const toRecover = skipFactor(spread.recover);
  const infections = new Int32Array(steps + 1);
  const change = new Int32Array(steps + 2);
  const calendar = createCalendar(people, steps);
  const { day } = calendar;
  for (const person of spread.seeds) calendar.call(person, 0);
  for (let step = 0; step <= steps; step += 1) {
    for (let person = calendar.take(step); person >= 0; person = calendar.take(step)) {
      infections[step] = (infections[step] as number) + 1;
      fill(person, 0, PURPOSE.recovery, 0);
      const recovers = Math.min(step + 1 + skipOf(words[0] as number, toRecover), steps + 1);
      change[step] = (change[step] as number) + 1;
      change[recovers] = (change[recovers] as number) - 1;
      const first = firstEnd(graph, person);
      const last = firstEnd(graph, person + 1);
      for (let end = first; end < last; end += 1) {
        const slot = end - first;
        // The block is drawn at the first slot of each four, so that a slot always meets the same word.
        if ((slot & 3) === 0) fill(person, slot >> 2, PURPOSE.edges, 0);
        const other = neighbours[end] as number;
        // Whoever was called for an earlier or the same step is infected, or will be: nothing to ask.
        if (other < 0 || (day[other] as number) <= step + 1) continue;
        const at = step + 1 + skipOf(words[slot & 3] as number, toTransmit);
        if (at <= recovers && at <= steps) calendar.call(other, at);
      }
    }
  }
  const infectious = new Int32Array(steps + 1);
  let now = 0;
  for (let step = 0; step <= steps; step += 1) {
    now += change[step] as number;
    infectious[step] = now;
  }
  return { infections, infectious, infectedAt: day };
};

/** Each person stands in at most one day of the calendar: the earliest she was called for. */
const createCalendar = (people: number, steps: number) => {
  const day = new Uint16Array(people).fill(NEVER);
  const head = new Int32Array(steps + 1).fill(-1);
  // Two links a person, side by side in memory: the next one on the same day, and the one before.
  const links = new Int32Array(2 * people);
  const unlink = (person: number, at: number): void => {
    const right = links[2 * person] as number;
    const left = links[2 * person + 1] as number;
    if (left < 0) head[at] = right;
    else links[2 * left] = right;
    if (right >= 0) links[2 * right + 1] = left;
  };
  return {
    day,
    call: (person: number, at: number): void => {
      const was = day[person] as number;
      if (was <= at) return;
      if (was !== NEVER) unlink(person, was);
      const first = head[at] as number;
      links[2 * person] = first;
      links[2 * person + 1] = -1;
      if (first >= 0) links[2 * first + 1] = person;
      head[at] = person;
      day[person] = at;
    },
    take: (at: number): number => {
      const person = head[at] as number;
      if (person >= 0) {
        const right = links[2 * person] as number;
        head[at] = right;
        if (right >= 0) links[2 * right + 1] = -1;
      }
      return person;
    },
  };
};
