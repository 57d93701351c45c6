import type { RowTarget } from '#catalog/row-target.ts';
import { channelField, codeField, codesField, present } from '#catalog/target-fields.ts';
import { toCode } from '#catalog/to-code.ts';
import { tallyCounts, tallyKind, tallySpans, visitKind } from '#visits/entries.ts';

export const visitsTargets: readonly RowTarget[] = [
  {
    kind: visitKind.kind,
    version: visitKind.version,
    lines: false,
    fields: [
      channelField,
      codeField('locationType', 'location-type', [
        'location',
        'location type',
        'lugar',
        'tipo de lugar',
        'lieu',
      ]),
      {
        name: 'self',
        type: 'yes-no',
        aliases: ['for self', 'self', 'para si', 'para si mismo', 'pour soi'],
      },
      {
        name: 'others',
        type: 'count',
        aliases: ['others', 'for others', 'number of others', 'otras personas', 'para otros', 'autres'],
      },
      {
        name: 'people',
        type: 'count',
        aliases: [],
      },
      codesField('services', 'service', [
        'services',
        'interventions',
        'servicios',
        'intervenciones',
        'prestations',
      ]),
      codesField('referrals', 'referral', [
        'referrals',
        'referral',
        'derivaciones',
        'referencias',
        'orientations',
      ]),
    ],
    body: ({ channel, locationType, self, others, people, services, referrals }, _lines, place) => ({
      channel: channel ?? place.channel,
      ...present({ locationType, services, referrals }),
      ...servedFor(self, others, people),
    }),
  },
  {
    kind: tallyKind.kind,
    version: tallyKind.version,
    lines: false,
    fields: [
      channelField,
      { name: 'span', type: 'code', codes: [...tallySpans], aliases: [] },
      { name: 'label', type: 'text', aliases: ['system', 'reported by', 'sistema', 'reportado por'] },
      ...tallyCounts.map((name) => ({ name, type: 'count' as const, aliases: [] })),
    ],
    body: ({ channel, span, label, ...counts }, _lines, place) => {
      const told = present(counts);
      return Object.keys(told).length === 0
        ? undefined
        : {
            span: span ?? place.span,
            channel: channel ?? place.channel,
            ...(typeof label === 'string' && { label: toCode(label, 'unnamed') }),
            ...told,
          };
    },
  },
];

/** "3 people" is the one who came and two others; "for 2 others" says that too unless "self" says no. */
const servedFor = (self: unknown, others: unknown, people: unknown) => {
  if (typeof self !== 'boolean' && typeof others !== 'number' && typeof people !== 'number') return {};
  const own = typeof self === 'boolean' ? self : true;
  const rest = typeof others === 'number' ? others : typeof people === 'number' ? people - (own ? 1 : 0) : 0;
  return { servedFor: { self: own, others: Math.max(0, rest) } };
};
