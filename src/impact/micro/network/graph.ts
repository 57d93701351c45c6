import { createSequence } from '../../random/sequence.ts';

/** Who is joined to whom: the neighbours of `person` are `neighbours[offsets[person]]` up to the next offset. */
export type Graph = {
  readonly people: number;
  readonly offsets: Int32Array;
  /** -1 where two ends could not be joined (a person with herself). */
  readonly neighbours: Int32Array;
};

const PURPOSE = 201;

/**
 * A random graph in which each person has the wanted number of ends (configuration model): ends are shuffled and
 * joined two by two. An end joined to the same person stays free; two people may be joined twice, rarely in a large
 * graph. `degrees` is one number for all, or one each.
 */
export const createGraph = (
  people: number,
  degrees: number | ArrayLike<number>,
  seed: number,
  draw: number,
): Graph => {
  const offsets = new Int32Array(people + 1);
  for (let i = 0; i < people; i += 1)
    offsets[i + 1] =
      (offsets[i] as number) + (typeof degrees === 'number' ? degrees : (degrees[i] as number));
  const ends = offsets[people] as number;
  const owner = new Int32Array(ends);
  for (let i = 0; i < people; i += 1) owner.fill(i, offsets[i] as number, offsets[i + 1] as number);
  const { below } = createSequence({ seed, draw, person: 0, step: 0, purpose: PURPOSE });
  const order = new Int32Array(ends);
  for (let i = 0; i < ends; i += 1) order[i] = i;
  for (let i = ends - 1; i > 0; i -= 1) {
    const j = below(i + 1);
    const end = order[i] as number;
    order[i] = order[j] as number;
    order[j] = end;
  }
  const neighbours = new Int32Array(ends).fill(-1);
  for (let i = 0; i + 1 < ends; i += 2) {
    const a = order[i] as number;
    const b = order[i + 1] as number;
    const one = owner[a] as number;
    const other = owner[b] as number;
    if (one === other) continue;
    neighbours[a] = other;
    neighbours[b] = one;
  }
  return { people, offsets, neighbours };
};
