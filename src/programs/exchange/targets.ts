import type { RowTarget, TargetField } from '#catalog/row-target.ts';
import { channelField, handedOutAs, present } from '#catalog/target-fields.ts';
import { handoutKind, returnKind } from './entries.ts';

const label: TargetField = {
  name: 'label',
  type: 'text',
  aliases: ['machine', 'kiosk', 'partner', 'maquina', 'aliado', 'automate', 'partenaire'],
};

export const exchangeTargets: readonly RowTarget[] = [
  {
    kind: handoutKind.kind,
    version: handoutKind.version,
    lines: true,
    fields: [channelField, label, { name: 'people', type: 'count', aliases: [] }],
    body: ({ channel, label: bulk, people }, lines, place) =>
      lines.length === 0
        ? undefined
        : {
            channel: channel ?? place.channel,
            lines: lines.map(handedOutAs('set')),
            ...(bulk !== undefined && { bulk: { label: bulk } }),
            ...present({ people }),
          },
  },
  {
    kind: returnKind.kind,
    version: returnKind.version,
    lines: false,
    fields: [
      channelField,
      {
        name: 'count',
        type: 'count',
        aliases: [],
      },
      { name: 'kilograms', type: 'number', aliases: [] },
      { name: 'pounds', type: 'number', aliases: [] },
      /** What somebody reckoned of a weight beside it. */
      { name: 'estimated', type: 'count', aliases: [] },
      { name: 'perUnit', type: 'number', aliases: ['syringes per pound', 'syringes per kg'] },
    ],
    body: ({ channel, count, kilograms, pounds, perUnit, estimated }, _lines, place) => {
      const returned = returnedOf({ count, kilograms, pounds, perUnit, estimated });
      return returned && { channel: channel ?? place.channel, returned };
    },
  },
];

/**
 * A count counts; a weight stays a weight, with an estimate only where the sheet has one beside it or says how many go into a
 * unit. An estimate in whose row nothing was weighed is all that was counted of it.
 */
const returnedOf = ({
  count,
  kilograms,
  pounds,
  perUnit,
  estimated,
}: Readonly<Record<'count' | 'kilograms' | 'pounds' | 'perUnit' | 'estimated', unknown>>) => {
  if (typeof count === 'number') return { how: 'counted', count };
  const amount = typeof kilograms === 'number' ? kilograms : pounds;
  if (typeof amount !== 'number' || amount === 0)
    return typeof estimated === 'number' ? { how: 'counted', count: estimated } : undefined;
  return {
    how: 'weight',
    amount,
    unit: typeof kilograms === 'number' ? 'kg' : 'lb',
    ...(typeof perUnit === 'number' && { perUnit, estimated: Math.round(amount * perUnit) }),
    ...(typeof estimated === 'number' && { estimated }),
  };
};
