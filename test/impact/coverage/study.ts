// Asks the engine about made-up worlds and counts how often its interval holds the truth.
import {
  type Answerer,
  createAnswerer,
  evidence,
  type LocalForm,
  must,
  type Program,
} from '#impact/index.ts';
import { monthsBetween } from '#impact/program/month.ts';
import { type Cell, cells, createChance, makeWorld, type World } from './worlds.ts';

export type Coverage = Cell & {
  readonly worlds: number;
  /** Share of worlds whose deaths averted, as they were and as they were to be expected, lie in the 95 % interval. */
  readonly averted: number;
  readonly expected: number;
  /** The same for the deaths as they were, by the curve that was true. */
  readonly byLaw: Readonly<Record<World['law'], number>>;
  /** Middle width of the interval, in deaths. */
  readonly width: number;
};

export type Study = { readonly worlds: number; readonly seed: number; readonly perBlock: number };

/** Runs every cell, or those that `isWanted`. */
export const runStudy = (
  { worlds, seed, perBlock }: Study,
  isWanted: (cell: Cell) => boolean = () => true,
): readonly Coverage[] => {
  // Several sets of draws: one set's own error must not decide every world alike.
  const answerers = Array.from({ length: 8 }, (_, k) =>
    createAnswerer(evidence, { seed: 100 + k, blocks: 2, perBlock }),
  );
  return cells.filter(isWanted).map((cell, index) => {
    const chance = createChance(seed * 1000 + index);
    const laws = ['atRisk', 'stateCurve', 'rateRatio'] as const;
    const held = laws.map((law) => ({ law, of: 0, inside: 0 }));
    let expected = 0;
    const widths: number[] = [];
    for (let trial = 0; trial < worlds; trial += 1) {
      const world = makeWorld(cell, chance);
      const [low, high] = intervalOf(answerers[trial % answerers.length], world);
      const row = held.find(({ law }) => law === world.law);
      if (row !== undefined) {
        row.of += 1;
        if (world.averted >= low && world.averted <= high) row.inside += 1;
      }
      if (world.expected >= low && world.expected <= high) expected += 1;
      widths.push(high - low);
    }
    const inside = held.reduce((sum, row) => sum + row.inside, 0);
    const share = (row: { readonly of: number; readonly inside: number } | undefined): number =>
      row === undefined ? 0 : row.inside / Math.max(1, row.of);
    return {
      ...cell,
      worlds,
      averted: inside / worlds,
      expected: expected / worlds,
      byLaw: { atRisk: share(held[0]), stateCurve: share(held[1]), rateRatio: share(held[2]) },
      width: widths.toSorted((a, b) => a - b)[Math.floor(worlds / 2)] ?? 0,
    };
  });
};

const [from, to] = ['2025-01', '2025-12'];
const year = monthsBetween(from, to);

const intervalOf = (answerer: Answerer | undefined, world: World): readonly [number, number] => {
  const program: Program = {
    from,
    to,
    kits: monthsBetween('2024-01', to).map((month) => ({
      month,
      channel: 'fixed',
      access: 'community',
      kits: world.kitsPerMonth,
    })),
    reversals: year.map((month, i) => ({ month, reported: i === 0 ? world.reversals : 0 })),
    needles: null,
    people: null,
    referrals: null,
    room: null,
  };
  const local: LocalForm = {
    ...world.form,
    deaths: { low: world.deaths, high: world.deaths },
    law: { kind: 'mixture', residents: world.residents, state: null },
    injecting: null,
    ...(world.heard !== null && { reportedShare: world.heard }),
  };
  if (answerer === undefined) throw new Error('no answerer');
  const { most } = must(answerer.answer(program, local)).averted;
  // As the sentence has it: whole deaths, rounded outward.
  return [Math.floor(most[0]), Math.ceil(most[1])];
};
