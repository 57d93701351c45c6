import { createFieldChecks } from '../../field-checks.ts';
import { guard } from '../../guard.ts';
import { err, ok, type Result } from '../../problem.ts';
import { createSequence } from '../../random/sequence.ts';
import { amount, parameter, row, type Shape, seed as seedShape } from '../../shape.ts';

/**
 * Who is joined to whom: the neighbours of `person` are `neighbours[start]` up to the start of the next person, where
 * start is person x degree when everyone has the same number of ends, and `offsets[person]` when not (degree 0).
 */
export type Graph = {
  readonly people: number;
  readonly degree: number;
  readonly offsets: Int32Array;
  /** -1 where two ends could not be joined (a person with herself). */
  readonly neighbours: Int32Array;
};

const PURPOSE = 201;

const degreesShape: Shape = (check, field, value) => {
  if (typeof value !== 'number') row(check, field, value);
};

/**
 * A random graph in which each person has the wanted number of ends (configuration model): ends are
 * joined two by two at random. An end joined to the same person stays free; two people may be joined twice, rarely in a large
 * graph. `degrees` is one number for all, or one each.
 */
export const createGraph = guard(
  [
    parameter('people', amount),
    parameter('degrees', degreesShape),
    parameter('seed', seedShape),
    parameter('draw', seedShape),
  ],
  (people: number, degrees: number | ArrayLike<number>, seed: number, draw: number): Result<Graph> => {
    const checks = createFieldChecks();
    checks.whole('people', people, 1, 2e8);
    if (typeof degrees === 'number') checks.whole('degrees', degrees, 1, 2e9 / Math.max(1, people || 1));
    else {
      checks.length('degrees', degrees, people);
      for (let i = 0; i < degrees.length; i += 1) checks.whole(`degrees[${i}]`, degrees[i], 0, 1e6);
    }
    return checks.problems.length > 0 ? err(checks.problems) : ok(join(people, degrees, seed, draw));
  },
);

const join = (people: number, degrees: number | ArrayLike<number>, seed: number, draw: number): Graph => {
  const degree = typeof degrees === 'number' ? degrees : 0;
  const offsets = typeof degrees === 'number' ? new Int32Array(0) : offsetsOf(degrees);
  const ends = degree > 0 ? people * degree : (offsets[people] ?? 0);
  const ownerOf = degree > 0 ? (end: number) => (end / degree) | 0 : ownerTable(offsets, ends);
  const { below } = createSequence({ seed, draw, person: 0, step: 0, purpose: PURPOSE });
  const neighbours = new Int32Array(ends).fill(-1);
  const free = new Int32Array(ends);
  for (let i = 0; i < ends; i += 1) free[i] = i;
  // The last free end is joined to any other; the one before it takes the empty seat.
  for (let count = ends; count >= 2; count -= 2) {
    const seat = below(count - 1);
    const a = free[count - 1] as number;
    const b = free[seat] as number;
    free[seat] = free[count - 2] as number;
    const one = ownerOf(a);
    const other = ownerOf(b);
    if (one === other) continue;
    neighbours[a] = other;
    neighbours[b] = one;
  }
  return { people, degree, offsets, neighbours };
};

const offsetsOf = (degrees: ArrayLike<number>): Int32Array => {
  const offsets = new Int32Array(degrees.length + 1);
  for (let i = 0; i < degrees.length; i += 1)
    offsets[i + 1] = (offsets[i] as number) + (degrees[i] as number);
  return offsets;
};

/** First end of a person in `neighbours`; that of `person + 1` is where hers stop. */
export const firstEnd = (graph: Graph, person: number): number =>
  graph.degree > 0 ? person * graph.degree : (graph.offsets[person] ?? 0);

const ownerTable = (offsets: Int32Array, ends: number): ((end: number) => number) => {
  const owner = new Int32Array(ends);
  for (let i = 0; i + 1 < offsets.length; i += 1)
    owner.fill(i, offsets[i] as number, offsets[i + 1] as number);
  return (end) => owner[end] as number;
};
