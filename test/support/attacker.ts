import highsModule from 'highs';
import type { Contribution, Release, SafeCell } from '#report/safe/family.ts';

/** Its types are written for CommonJS, where the loader is a member; as a module it is the default itself. */
const loadHighs = highsModule as unknown as (typeof highsModule)['default'];

/** A small figure that nobody published, and between what bounds somebody who read everything knows it to lie. */
export interface Bounded {
  readonly name: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
}

/** What was published of a period, and what was behind it. */
export interface Published {
  readonly contributions: readonly Contribution[];
  readonly release: Release;
}

const smallest = 1;
const largest = 10;

/**
 * Reads all releases as equations between unknown counts (one for each period and combination of values) and asks a linear
 * program for the bounds of every small count and every small row. Knows nothing of how releases are made.
 */
export const attack = async (
  published: readonly Published[],
  together?: Release,
): Promise<readonly Bounded[]> => {
  const highs = await loadHighs();
  const atoms = atomsOf(published);
  const index = new Map(atoms.map(({ key }, n) => [key, `x${n}`]));
  const equations = [
    ...published.flatMap(({ release }) =>
      equationsOf(
        release,
        atoms.filter(({ period }) => period === release.period),
      ),
    ),
    ...(together === undefined ? [] : equationsOf(together, atoms)),
  ].map(({ of, value }) => `${of.map(({ key }) => index.get(key)).join(' + ')} = ${value}`);
  const variables = [...index.values()];
  const bound = (aim: 'Minimize' | 'Maximize', of: readonly Atom[]): number => {
    // A total that nobody published bounds nothing: kept finite for the solver.
    const problem = [
      aim,
      ` obj: ${of.map(({ key }) => index.get(key)).join(' + ')}`,
      'Subject To',
      ...equations.map((text, n) => ` c${n}: ${text}`),
      'Bounds',
      ...variables.map((name) => ` 0 <= ${name} <= 100000`),
      'End',
    ].join('\n');
    const solved = highs.solve(problem);
    if (solved.Status !== 'Optimal') throw new Error(`the attacker's program is ${solved.Status}`);
    return Math.round(solved.ObjectiveValue * 1e6) / 1e6;
  };
  return targetsOf(atoms)
    .map(({ name, of }) => ({ name, of, value: of.reduce((sum, { value }) => sum + value, 0) }))
    .filter(({ value }) => value >= smallest && value <= largest)
    .map(({ name, of, value }) => ({
      name,
      value,
      least: bound('Minimize', of),
      most: bound('Maximize', of),
    }));
};

interface Atom {
  readonly key: string;
  readonly period: string;
  readonly at: Readonly<Record<string, string>>;
  readonly value: number;
}

const atomsOf = (published: readonly Published[]): readonly Atom[] => {
  const dimensions = [
    ...new Set(published.flatMap(({ contributions }) => contributions.flatMap(({ at }) => Object.keys(at)))),
  ];
  const valuesOf = (dimension: string): readonly string[] => [
    ...new Set(published.flatMap(({ contributions }) => contributions.map(({ at }) => at[dimension] ?? ''))),
  ];
  let combinations: readonly Readonly<Record<string, string>>[] = [{}];
  for (const dimension of dimensions)
    combinations = combinations.flatMap((at) =>
      valuesOf(dimension).map((value) => ({ ...at, [dimension]: value })),
    );
  return published.flatMap(({ contributions, release: { period } }) =>
    combinations.map((at) => ({
      key: JSON.stringify([period, at]),
      period,
      at,
      value: contributions
        .filter((one) => dimensions.every((dimension) => one.at[dimension] === at[dimension]))
        .reduce((sum, { value }) => sum + value, 0),
    })),
  );
};

interface Equation {
  readonly of: readonly Atom[];
  readonly value: number;
}

/** Each cell says what its atoms come to; a combination without a cell is known to be 0, unless cells were hidden. */
const equationsOf = (release: Release, atoms: readonly Atom[]): readonly Equation[] =>
  Object.values(release.tables).flatMap((cells) => {
    if (cells === 'withheld') return [];
    const isIn = (cell: SafeCell, { at }: Atom): boolean =>
      Object.entries(cell.at).every(([dimension, values]) => values.includes(at[dimension] ?? ''));
    const told = cells.map((cell) => ({ of: atoms.filter((atom) => isIn(cell, atom)), value: cell.value }));
    const isHidden = Object.keys(release.groups).length === 0;
    const empty = isHidden ? [] : atoms.filter((atom) => !cells.some((cell) => isIn(cell, atom)));
    return [...told, ...empty.map((atom) => ({ of: [atom], value: 0 }))].filter(({ of }) => of.length > 0);
  });

/** Every single count, and every row of one value: in its period and over all of them. */
const targetsOf = (
  atoms: readonly Atom[],
): readonly { readonly name: string; readonly of: readonly Atom[] }[] => {
  const groups = new Map<string, Atom[]>();
  for (const atom of atoms) {
    const names = [
      atom.key,
      ...Object.entries(atom.at).flatMap(([dimension, value]) => [
        `${atom.period} ${dimension} ${value}`,
        `all ${dimension} ${value}`,
      ]),
    ];
    for (const name of new Set(names)) groups.set(name, [...(groups.get(name) ?? []), atom]);
  }
  return [...groups].map(([name, of]) => ({ name, of }));
};
