import type { JsonObject } from '#log/index.ts';
import { type Chance, draft, type ProgramSample, type Share } from '../sample.ts';
import { handoutKind, reversalKind } from './entries.ts';

/** Kits with some visits, and a reversal told with few. Shares are made up. */
export const sample: ProgramSample = {
  visit: (chance, { channel, share }) => [
    ...(chance.chance(kitShare(share)) ? [draft(handoutKind.kind, naloxoneBody(chance, channel))] : []),
    ...(chance.chance(share(reversalKind.kind, 0.01))
      ? [draft(reversalKind.kind, reversalBody(chance))]
      : []),
  ],
  shelf: ({ visits, share }) => [
    { item: 'naloxone-nasal-4mg-kit', level: kitShare(share) * visits * 1.6, box: 6 },
    { item: 'naloxone-im-prefilled-kit', level: kitShare(share) * visits * 1.2, box: 6 },
  ],
};

const kitShare = (share: Share): number => share(handoutKind.kind, 0.12);

const naloxoneBody = (chance: Chance, channel: string): JsonObject => ({
  channel,
  lines: [
    {
      item: chance.pick([
        ['naloxone-nasal-4mg-kit', 6],
        ['naloxone-im-prefilled-kit', 4],
      ]),
      quantity: chance.pick([
        [1, 6],
        [2, 3],
        [4, 1],
      ]),
    },
  ],
  ...(chance.chance(0.6) && {
    reason: chance.pick([
      ['first', 4],
      ['used', 4],
      ['lost', 2],
      ['expired', 1],
    ]),
  }),
  ...(chance.chance(0.3) && { trained: 1 }),
});

const reversalBody = (chance: Chance): JsonObject => ({
  ...(chance.chance(0.9) && {
    survived: chance.pick([
      ['yes', 95],
      ['unknown', 4],
      ['no', 1],
    ]),
  }),
  ...(chance.chance(0.8) && {
    doses: [
      {
        product: 'nasal-4mg',
        count: chance.pick([
          [1, 5],
          [2, 4],
          [3, 1],
        ]),
      },
    ],
  }),
  ...(chance.chance(0.2) ? { declined: ['when'] } : { setting: 'home' }),
});
