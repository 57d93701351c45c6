import type { Draft } from '#kit/recorder.ts';
import type { JsonObject } from '#log/index.ts';
import type { Chance } from '../../simulator/world/chance.ts';

/** What people write down, drawn: everything that a table counts or a shelf feels, seldom and often. */
const channels = ['fixed', 'mobile', 'mail'];
export const supplies = ['syringe-1ml', 'barrel-3ml', 'needle-23g-1', 'cooker'];
const given = [...supplies, 'own-kit', 'syringe-0-5ml', 'needle-loose', 'own-thing'];
const medicines = [
  'naloxone-nasal-4mg-kit',
  'naloxone-nasal-4mg-dose',
  'naloxone-im-vial-kit',
  'nalmefene-kit',
  'breathing-mask',
  'own-medicine',
  'own-medicine-kit',
];
/** One lot is spelled in many ways. */
export const lots = ['', '', 'A1', 'a 1', 'B2', 'Lot: b2', 'C3'];
const kitParts: readonly JsonObject[] = [
  { item: 'syringe-1ml', set: 'complete', program: 'exchange' },
  { item: 'barrel-3ml', set: 'barrel', program: 'exchange' },
  { item: 'needle-23g-1', set: 'needle', program: 'exchange' },
  { item: 'cooker', program: 'exchange' },
  { item: 'naloxone-nasal-4mg-dose', dosesPerUnit: 1, product: 'nasal-4mg', program: 'naloxone' },
  { item: 'breathing-mask', program: 'naloxone' },
];

const maybe = <T>(
  chance: Chance,
  share: number,
  value: () => T,
  name: string,
): Readonly<Record<string, T>> => (chance.happens(share) ? { [name]: value() } : {});

const some = (chance: Chance, most: number, list: readonly string[]): readonly string[] =>
  Array.from({ length: chance.between(1, most) }, () => chance.pick(list));

const line = (chance: Chance, item: string, most: number): JsonObject => {
  const lot = chance.pick(lots);
  return { item, quantity: chance.between(1, most), ...(lot !== '' && { lot }) };
};

/** What was in a kit as it was handed out; whose a part is stands there only where it is of another program. */
const partsIn = (chance: Chance, program: string): readonly JsonObject[] =>
  [
    ...new Set(
      some(
        chance,
        4,
        kitParts.map((_, at) => String(at)),
      ),
    ),
  ].map((at) => {
    const { program: own, ...part } = kitParts[Number(at)] ?? {};
    return {
      ...part,
      quantity: chance.between(1, 5),
      ...(own !== program && { program: own }),
    } as JsonObject;
  });

const draft = (kind: string, body: object): Draft => ({ kind, version: 1, body: body as JsonObject });

export const visit = (chance: Chance): readonly Draft[] => {
  const channel = chance.pick(channels);
  return [
    draft('visits.visit', {
      channel,
      ...maybe(chance, 0.3, () => ({ self: chance.happens(0.7), others: chance.between(0, 5) }), 'servedFor'),
      ...maybe(chance, 0.3, () => some(chance, 3, ['disposal', 'wound-care', 'testing']), 'services'),
      ...maybe(chance, 0.2, () => some(chance, 2, ['housing', 'treatment']), 'referrals'),
      ...maybe(chance, 0.2, () => chance.pick(['street', 'home']), 'locationType'),
      ...maybe(chance, 0.2, () => some(chance, 3, ['services', 'servedFor', 'locationType']), 'declined'),
    }),
    ...Array.from({ length: chance.between(0, 2) }, () => handout(chance, channel)),
    ...(chance.happens(0.4) ? [medicine(chance, channel)] : []),
    ...(chance.happens(0.4) ? [returned(chance, channel)] : []),
    ...(chance.happens(0.2) ? [unmet(chance)] : []),
  ];
};

export const handout = (chance: Chance, channel = chance.pick(channels)): Draft =>
  draft('exchange.handout', {
    channel,
    lines: some(chance, 4, given).map((item) => ({
      ...line(chance, item, 40),
      ...(item === 'own-thing' &&
        chance.happens(0.5) && { set: chance.pick(['complete', 'barrel', 'needle']) }),
      ...(item === 'own-kit' && { parts: partsIn(chance, 'exchange') }),
    })),
    ...maybe(chance, 0.1, () => ({ label: 'kiosk' }), 'bulk'),
    ...maybe(chance, 0.1, () => chance.between(0, 30), 'people'),
  });

/** What a line says of a medicine beside its name. */
const said = (chance: Chance, item: string): JsonObject => ({
  ...maybe(chance, item === 'own-medicine' ? 0.6 : 0.1, () => chance.between(0, 4), 'dosesPerUnit'),
  ...maybe(chance, 0.1, () => 'nasal-8mg', 'product'),
});

export const medicine = (chance: Chance, channel = chance.pick(channels)): Draft =>
  draft('naloxone.handout', {
    channel,
    lines: some(chance, 2, medicines).map((item) => ({
      ...line(chance, item, 6),
      ...(item !== 'breathing-mask' && said(chance, item)),
      ...(item === 'own-medicine-kit' && { parts: partsIn(chance, 'naloxone') }),
    })),
    ...maybe(chance, 0.4, () => chance.pick(['first', 'used', 'lost']), 'reason'),
    ...maybe(chance, 0.2, () => chance.pick(['here', 'friend']), 'previousKit'),
    ...maybe(chance, 0.3, () => chance.between(0, 3), 'trained'),
    ...maybe(chance, 0.3, () => chance.between(0, 3), 'usedOn'),
    ...maybe(chance, 0.2, () => some(chance, 3, ['reason', 'previousKit', 'usedOn']), 'declined'),
  });

export const returned = (chance: Chance, channel = chance.pick(channels)): Draft =>
  draft('exchange.return', {
    channel,
    returned: chance.pick<() => object>([
      () => ({ how: 'counted', count: chance.between(0, 90) }),
      () => ({ how: 'not-asked' }),
      () => ({
        how: 'weight',
        amount: chance.between(1, 30) / 4,
        unit: chance.pick(['kg', 'lb']),
        ...(chance.happens(0.5) && { perUnit: 281, estimated: chance.between(50, 900) }),
      }),
      () => ({
        how: 'containers',
        containers: [{ litres: 1.4, count: chance.between(1, 3), fullness: 0.5 }],
        ...(chance.happens(0.5) && { perLitre: 100, estimated: chance.between(50, 300) }),
      }),
    ])(),
  });

export const reversal = (chance: Chance, day: string): Draft =>
  draft('naloxone.reversal', {
    ...maybe(chance, 0.6, () => (chance.happens(0.5) ? day : day.slice(0, 7)), 'when'),
    ...maybe(chance, 0.3, () => 'A1B', 'area'),
    ...maybe(chance, 0.4, () => chance.pick(['home', 'street']), 'setting'),
    ...maybe(chance, 0.3, () => chance.pick(['yes', 'no', 'unknown']), 'survived'),
    ...maybe(
      chance,
      0.7,
      () =>
        Array.from({ length: chance.between(0, 2) }, () => ({
          product: chance.pick(['nasal-4mg', 'im-vial']),
          count: chance.between(1, 4),
        })),
      'doses',
    ),
    ...maybe(chance, 0.3, () => some(chance, 2, ['breaths', 'stayed']), 'actions'),
    ...maybe(chance, 0.3, () => some(chance, 2, ['fentanyl', 'heroin']), 'substances'),
    ...maybe(chance, 0.3, () => chance.between(0, 4), 'replacementKits'),
    ...maybe(chance, 0.3, () => some(chance, 3, ['when', 'doses', 'survived', 'area']), 'declined'),
  });

/** What somebody asked for and did not get. */
const unmet = (chance: Chance): Draft =>
  draft('visits.unmet', {
    lines: some(chance, 2, supplies).map((item) => {
      const most = chance.between(0, 30);
      return { item, given: most, ...maybe(chance, 0.7, () => most + chance.between(1, 50), 'asked') };
    }),
  });

export const training = (chance: Chance): Draft =>
  draft('naloxone.training', { channel: chance.pick(channels), people: chance.between(0, 20) });

export const tally = (chance: Chance): Draft =>
  draft('visits.tally', {
    span: chance.pick(['day', 'month', 'quarter', 'year']),
    channel: chance.pick(channels),
    ...maybe(chance, 0.6, () => chance.between(0, 90), 'visits'),
    ...maybe(chance, 0.5, () => chance.between(0, 60), 'people'),
    ...maybe(chance, 0.4, () => chance.between(0, 900), 'syringesOut'),
    ...maybe(chance, 0.3, () => chance.between(0, 900), 'syringesBack'),
  });

/** Dates on boxes lie around a day. */
const expires = (chance: Chance, day: string): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) + chance.between(-60, 200) * 86_400_000).toISOString().slice(0, 10);

export const stock = (chance: Chance, day: string, to: string): Draft => {
  const lines = (): readonly JsonObject[] =>
    some(chance, 3, [...supplies, medicines[0] ?? '']).map((item) => line(chance, item, 120));
  const dated = (some: readonly JsonObject[]): readonly JsonObject[] =>
    some.map((each) => ({ ...each, ...maybe(chance, 0.6, () => expires(chance, day), 'expires') }));
  return chance.pick<() => Draft>([
    () => draft('stock.receive', { lines: dated(lines()) }),
    () => draft('stock.receive', { lines: dated(lines()) }),
    () => draft('stock.transfer', { to, lines: lines(), ...(chance.happens(0.6) && { later: true }) }),
    () =>
      draft('stock.assemble', {
        way: chance.happens(0.7) ? 'assembled' : 'taken-apart',
        kit: chance.pick(['own-kit', 'own-medicine-kit']),
        quantity: chance.between(1, 30),
        parts: lines(),
      }),
    () =>
      draft('stock.hold', {
        item: chance.pick(supplies),
        lot: chance.pick(lots.filter((lot) => lot !== '')),
        held: chance.happens(0.7),
      }),
    () =>
      draft('stock.price', {
        item: chance.pick(supplies),
        ...maybe(chance, 0.8, () => chance.between(1, 400) * 25, 'price'),
        currency: 'USD',
        since: expires(chance, day),
      }),
    () => draft('stock.dispose', { reason: 'damaged', lines: lines() }),
    () =>
      draft('stock.adjust', {
        reason: 'missing',
        lines: lines().map(({ quantity, ...rest }) => ({ ...rest, change: 60 - Number(quantity) })),
      }),
  ])();
};

/** What came of boxes: mostly what was sent, and now and then less, without its lot, or something else. */
export const arrival = (chance: Chance, sent: string, lines: readonly JsonObject[]): Draft =>
  draft('stock.arrive', {
    sent,
    lines: [
      ...lines.flatMap(({ item, quantity, lot }) =>
        chance.happens(0.1)
          ? []
          : [
              {
                item: item ?? '',
                quantity: Math.max(0, Number(quantity) - (chance.happens(0.4) ? chance.between(0, 30) : 0)),
                ...(lot !== undefined && chance.happens(0.8) && { lot }),
              },
            ],
      ),
      ...(chance.happens(0.2) ? [line(chance, 'cooker', 5)] : []),
      { item: 'syringe-1ml', quantity: 0 },
    ],
  });

export const count = (chance: Chance, day: string): Draft =>
  draft('stock.count', {
    lines: some(chance, 4, [...supplies, medicines[0] ?? '']).map((item) => {
      const { quantity, ...rest } = line(chance, item, 200);
      return {
        ...rest,
        counted: Number(quantity) - 1,
        ...maybe(chance, 0.4, () => expires(chance, day), 'expires'),
      };
    }),
  });

/** Several people count one shelf; now and then one is opened again. */
export const opening = (chance: Chance, again: string | undefined): Draft =>
  draft('counts.open', {
    hours: chance.between(1, 72),
    ...(again !== undefined && chance.happens(0.3) && { session: again }),
  });

export const part = (chance: Chance, day: string, session: string): Draft =>
  draft('counts.part', {
    ...count(chance, day).body,
    session,
    ...maybe(chance, 0.15, () => true, 'recount'),
  });

/** Something is asked for, or one of what was asked for is answered, in part, or sent. */
export const request = (
  chance: Chance,
  open:
    | { readonly id: string; readonly lines: readonly { readonly item: string; readonly asked: number }[] }
    | undefined,
  boxes: readonly { readonly id: string }[],
): Draft => {
  if (open === undefined || chance.happens(0.35))
    return draft('stock.request', {
      lines: some(chance, 3, supplies).map((item) => ({ item, quantity: chance.between(1, 200) })),
    });
  if (boxes.length > 0 && chance.happens(0.5))
    return draft('stock.fulfil', { request: open.id, sent: [chance.pick(boxes).id] });
  return draft('stock.approve', {
    request: open.id,
    lines: open.lines.map(({ item, asked }) => ({
      item,
      quantity: chance.happens(0.2) ? 0 : chance.between(0, asked),
    })),
  });
};

/** The same with other figures, or of another kind of answer. */
export const mended = (chance: Chance, kind: string, body: JsonObject): JsonObject => {
  const other = remade(chance, kind);
  if (other !== undefined && chance.happens(0.4)) return other;
  const lines = body['lines'] as readonly JsonObject[] | undefined;
  if (lines === undefined) return other ?? body;
  const name = ['quantity', 'counted', 'change'].find((each) => lines[0]?.[each] !== undefined);
  if (name === undefined) return body;
  const at = chance.between(0, lines.length - 1);
  return {
    ...body,
    lines: lines.map((each, index) =>
      index === at ? { ...each, [name]: Math.max(1, Number(each[name]) + chance.between(-9, 9)) } : each,
    ),
  };
};

const remade = (chance: Chance, kind: string): JsonObject | undefined => {
  switch (kind) {
    case 'visits.visit':
      return visit(chance)[0]?.body;
    case 'visits.tally':
      return tally(chance).body;
    case 'exchange.return':
      return returned(chance).body;
    case 'naloxone.training':
      return training(chance).body;
    default:
      return undefined;
  }
};

/** Two codes that were said to be of one person, under the name that stands for both. */
export interface Whole {
  readonly id: string;
  readonly of: readonly string[];
}

export const joined = (chance: Chance, people: readonly string[], wholes: Whole[]): readonly Draft[] => {
  const id = uuidOf(chance);
  const of = [chance.pick(people), chance.pick(people)];
  wholes.push({ id, of });
  return of.map((subject) => ({ ...draft('cards.joined', { whole: id }), subject }));
};

/** One that was joined is taken apart, as a screen does it or, seldom, by half. */
export const parted = (chance: Chance, wholes: readonly Whole[]): readonly Draft[] => {
  if (wholes.length === 0) return [];
  const { id, of } = chance.pick(wholes);
  const some = chance.happens(0.8) ? of : of.slice(1);
  return some.map((subject) => ({ ...draft('cards.parted', { whole: id }), subject }));
};

const uuidOf = (chance: Chance): string => {
  const hex = [...chance.bytes(16)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
};
