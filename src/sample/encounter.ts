import type { Draft } from '#kit/recorder.ts';
import type { JsonObject } from '#log/index.ts';
import type { Outlet } from './plan.ts';
import type { Prng } from './prng.ts';

/** What one visit records. `syringes` are complete ones, so that they are what national figures count. */
export const makeEncounter = (
  prng: Prng,
  outlet: Outlet,
  syringes: number,
  shares: { readonly naloxone: number; readonly reversal: number },
): readonly Draft[] => {
  const { channel } = outlet;
  // What a machine gives out is no visit (Queensland; docs/practice.md, Queensland).
  if (channel === 'kiosk') {
    const lines = supplyLines(prng, syringes);
    return lines.length === 0
      ? []
      : [draft('exchange.handout', { channel, lines, bulk: { label: 'machine-1' } })];
  }
  const drafts: Draft[] = [draft('visits.visit', visitBody(prng, channel))];
  const lines = supplyLines(prng, syringes);
  if (lines.length > 0) drafts.push(draft('exchange.handout', { channel, lines }));
  const returned = returnedBody(prng, syringes);
  if (returned !== undefined) drafts.push(draft('exchange.return', { channel, returned }));
  if (prng.chance(shares.naloxone)) drafts.push(draft('naloxone.handout', naloxoneBody(prng, channel)));
  if (prng.chance(shares.reversal)) drafts.push(draft('naloxone.reversal', reversalBody(prng)));
  return drafts;
};

export const draft = (kind: string, body: JsonObject): Draft => ({ kind, version: 1, body });

const visitBody = (prng: Prng, channel: string): JsonObject => {
  const others = prng.pick([
    [0, 80],
    [1, 12],
    [2, 5],
    [4, 3],
  ]);
  const services = [
    ...(prng.chance(0.12) ? ['safer-injecting'] : []),
    ...(prng.chance(0.05) ? ['wound-care'] : []),
  ];
  return {
    channel,
    ...(prng.chance(0.9) ? { servedFor: { self: true, others } } : { declined: ['servedFor'] }),
    ...(services.length > 0 && { services }),
  };
};

const supplyLines = (prng: Prng, syringes: number): JsonObject[] => {
  const lines: JsonObject[] = [];
  const add = (item: string, quantity: number): void => {
    if (quantity > 0) lines.push({ item, quantity });
  };
  const main = prng.pick([
    ['syringe-1ml', 70],
    ['syringe-0-5ml', 20],
    ['syringe-2ml', 6],
    ['syringe-5ml', 4],
  ]);
  // Some people take two sizes.
  const second = prng.chance(0.12) ? Math.floor(syringes * prng.next() * 0.4) : 0;
  add(main, syringes - second);
  add(main === 'syringe-2ml' ? 'syringe-1ml' : 'syringe-2ml', second);
  if (prng.chance(0.55)) add('cooker', Math.ceil(syringes / 3));
  if (prng.chance(0.5)) add('citric-acid', Math.ceil(syringes / 2));
  if (prng.chance(0.45)) add('swab', syringes);
  if (prng.chance(0.3)) add('water', Math.ceil(syringes / 2));
  if (prng.chance(0.25)) add('sharps-container-1l', 1);
  if (prng.chance(0.15)) add('foil', prng.int(1, 4) * 10);
  if (prng.chance(0.08)) add('condom-external', prng.int(1, 3) * 4);
  if (prng.chance(0.05)) add('strip-fentanyl', prng.int(1, 4));
  return lines;
};

const returnedBody = (prng: Prng, syringes: number): JsonObject | undefined => {
  const how = prng.pick([
    ['counted', 38],
    ['weight', 4],
    ['containers', 6],
    ['not-asked', 12],
    [undefined, 40],
  ]);
  switch (how) {
    case 'counted':
      return { how, count: Math.max(0, Math.round(syringes * (0.4 + 0.5 * prng.next()))) };
    case 'weight':
      return { how, amount: prng.int(1, 30) / 10, unit: 'kg' };
    case 'containers':
      return {
        how,
        containers: [
          {
            litres: 1,
            count: prng.int(1, 3),
            fullness: prng.pick([
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

const naloxoneBody = (prng: Prng, channel: string): JsonObject => ({
  channel,
  lines: [
    {
      item: prng.pick([
        ['naloxone-nasal-4mg-kit', 6],
        ['naloxone-im-prefilled-kit', 4],
      ]),
      quantity: prng.pick([
        [1, 6],
        [2, 3],
        [4, 1],
      ]),
    },
  ],
  ...(prng.chance(0.6) && {
    reason: prng.pick([
      ['first', 4],
      ['used', 4],
      ['lost', 2],
      ['expired', 1],
    ]),
  }),
  ...(prng.chance(0.3) && { trained: 1 }),
});

const reversalBody = (prng: Prng): JsonObject => ({
  ...(prng.chance(0.9) && {
    survived: prng.pick([
      ['yes', 95],
      ['unknown', 4],
      ['no', 1],
    ]),
  }),
  ...(prng.chance(0.8) && {
    doses: [
      {
        product: 'nasal-4mg',
        count: prng.pick([
          [1, 5],
          [2, 4],
          [3, 1],
        ]),
      },
    ],
  }),
  ...(prng.chance(0.2) ? { declined: ['when'] } : { setting: 'home' }),
});
