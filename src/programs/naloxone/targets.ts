import type { RowTarget } from '#catalog/row-target.ts';
import { channelField, codeField, codesField, handedOutAs, present } from '#catalog/target-fields.ts';
import { handoutKind, reversalKind, trainingKind } from './entries.ts';

export const naloxoneTargets: readonly RowTarget[] = [
  {
    kind: handoutKind.kind,
    version: handoutKind.version,
    lines: true,
    fields: [
      channelField,
      { name: 'label', type: 'text', aliases: ['naloxone partner', 'naloxone machine'] },
      codeField('reason', 'refill-reason', [
        'refill reason',
        'reason for resupply',
        'motivo de reposicion',
        'motif',
      ]),
      codeField('previousKit', 'kit-source', ['previous kit', 'source of kit', 'kit anterior']),
      {
        name: 'trained',
        type: 'count',
        aliases: [],
      },
    ],
    body: ({ channel, label, reason, previousKit, trained }, lines, place) =>
      lines.length === 0
        ? undefined
        : {
            channel: channel ?? place.channel,
            lines: lines.map(handedOutAs('dosesPerUnit', 'product')),
            ...(label !== undefined && { bulk: { label } }),
            ...present({ reason, previousKit, trained }),
          },
  },
  {
    kind: trainingKind.kind,
    version: trainingKind.version,
    lines: false,
    fields: [channelField, { name: 'people', type: 'count', aliases: ['trained at event'] }],
    body: ({ channel, people }, _lines, place) =>
      typeof people === 'number' && people > 0 ? { channel: channel ?? place.channel, people } : undefined,
  },
  {
    kind: reversalKind.kind,
    version: reversalKind.version,
    lines: false,
    fields: [
      { name: 'when', type: 'text', aliases: ['month of overdose', 'mes de la sobredosis'] },
      { name: 'area', type: 'text', aliases: ['zip', 'zip3', 'fsa', 'area', 'zona'] },
      codeField('setting', 'setting', ['setting', 'site type', 'entorno']),
      codeField('kitSource', 'kit-source', ['kit source', 'origen del kit']),
      codeField('product', 'product', [
        'product used',
        'type of naloxone',
        'naloxone type',
        'naloxone used',
        'type of naloxone used',
        'producto usado',
        'tipo de naloxona',
      ]),
      {
        name: 'doses',
        type: 'count',
        aliases: [
          'doses used',
          'number of doses used',
          'how many doses used',
          'doses given',
          'doses administered',
          'number of doses',
          'naloxone doses used',
          'dosis usadas',
          'doses utilisees',
        ],
      },
      codeField('givenBy', 'giver', ['given by', 'administered by', 'who gave naloxone', 'administrada por']),
      codesField('actions', 'action', ['other actions', 'otras acciones']),
      codeField('emsCalled', 'emergency-call', [
        '911 called',
        'was 911 called',
        'ems called',
        'was ems called',
        'called 911',
        'llamaron al 911',
      ]),
      codeField('survived', 'yes-no-unknown', [
        'survived',
        'outcome',
        'did they survive',
        'did the person survive',
        'person survived',
        'sobrevivio',
        'a survecu',
      ]),
      codesField('substances', 'substance', ['substances', 'drugs used', 'sustancias', 'substances']),
    ],
    // A row that says nothing but when is no report.
    body: ({ product, doses, ...rest }) => {
      const given =
        typeof product === 'string' && typeof doses === 'number' && doses > 0
          ? { doses: [{ product, count: doses }] }
          : {};
      const body = { ...present(rest), ...given };
      return Object.keys(body).some((name) => name !== 'when') ? body : undefined;
    },
  },
];
