import type { JsonObject } from '#log/index.ts';
import { type Chance, draft, type ProgramSample } from '../sample.ts';
import { handoutKind, returnKind } from './entries.ts';

/** What is handed out on average for each syringe and each visit, and what a box holds. */
const rates: readonly (readonly [item: string, perSyringe: number, perVisit: number, box: number])[] = [
  ['syringe-1ml', 0.7, 0, 100],
  ['syringe-0-5ml', 0.2, 0, 100],
  ['syringe-2ml', 0.085, 0, 100],
  ['syringe-5ml', 0.045, 0, 50],
  ['cooker', 0.19, 0.2, 50],
  ['citric-acid', 0.25, 0.2, 100],
  ['swab', 0.45, 0, 100],
  ['water', 0.15, 0.1, 100],
  ['sharps-container-1l', 0, 0.25, 10],
  ['foil', 0, 3.8, 100],
  ['condom-external', 0, 0.7, 100],
  ['strip-fentanyl', 0, 0.13, 25],
];

/** Usual packs and returns. `syringes` are complete ones, so that they are what national figures count. */
export const sample: ProgramSample = {
  visit: (chance, { channel, syringes }) => {
    const lines = supplyLines(chance, syringes);
    const returned = returnedBody(chance, syringes);
    return [
      ...(lines.length > 0 ? [draft(handoutKind.kind, { channel, lines })] : []),
      ...(returned === undefined ? [] : [draft(returnKind.kind, { channel, returned })]),
    ];
  },
  // What a machine gives out is no visit (Queensland; docs/practice.md, Queensland).
  machine: (chance, { channel, syringes }) => {
    const lines = supplyLines(chance, syringes);
    return lines.length === 0
      ? []
      : [draft(handoutKind.kind, { channel, lines, bulk: { label: 'machine-1' } })];
  },
  shelf: ({ visits, syringes }) =>
    rates.map(([item, a, b, box]) => ({ item, level: (a * syringes + b * visits) * 1.5, box })),
  miscounted: [handoutKind.kind],
};

const supplyLines = (chance: Chance, syringes: number): JsonObject[] => {
  const lines: JsonObject[] = [];
  const add = (item: string, quantity: number): void => {
    if (quantity > 0) lines.push({ item, quantity });
  };
  const main = chance.pick([
    ['syringe-1ml', 70],
    ['syringe-0-5ml', 20],
    ['syringe-2ml', 6],
    ['syringe-5ml', 4],
  ]);
  // Some people take two sizes.
  const second = chance.chance(0.12) ? Math.floor(syringes * chance.next() * 0.4) : 0;
  add(main, syringes - second);
  add(main === 'syringe-2ml' ? 'syringe-1ml' : 'syringe-2ml', second);
  if (chance.chance(0.55)) add('cooker', Math.ceil(syringes / 3));
  if (chance.chance(0.5)) add('citric-acid', Math.ceil(syringes / 2));
  if (chance.chance(0.45)) add('swab', syringes);
  if (chance.chance(0.3)) add('water', Math.ceil(syringes / 2));
  if (chance.chance(0.25)) add('sharps-container-1l', 1);
  if (chance.chance(0.15)) add('foil', chance.int(1, 4) * 10);
  if (chance.chance(0.08)) add('condom-external', chance.int(1, 3) * 4);
  if (chance.chance(0.05)) add('strip-fentanyl', chance.int(1, 4));
  return lines;
};

const returnedBody = (chance: Chance, syringes: number): JsonObject | undefined => {
  const how = chance.pick([
    ['counted', 38],
    ['weight', 4],
    ['containers', 6],
    ['not-asked', 12],
    [undefined, 40],
  ]);
  switch (how) {
    case 'counted':
      return { how, count: Math.max(0, Math.round(syringes * (0.4 + 0.5 * chance.next()))) };
    case 'weight':
      return { how, amount: chance.int(1, 30) / 10, unit: 'kg' };
    case 'containers':
      return {
        how,
        containers: [
          {
            litres: 1,
            count: chance.int(1, 3),
            fullness: chance.pick([
              [1, 2],
              [0.75, 1],
              [0.5, 1],
            ]),
          },
        ],
      };
    case 'not-asked':
      return { how };
    default:
      return undefined;
  }
};
