import { draft, type ProgramSample } from '#programs/sample.ts';
import { handoutKind } from './entries.ts';

/** Socks with one visit in ten. */
export const sample: ProgramSample = {
  visit: (chance, { channel }) =>
    chance.chance(0.1)
      ? [draft(handoutKind.kind, { channel, lines: [{ item: 'wool-socks', quantity: 1 }] })]
      : [],
  shelf: ({ visits }) => [{ item: 'wool-socks', level: visits * 0.2, box: 12 }],
};
