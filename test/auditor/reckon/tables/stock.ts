import type { Asked, Row } from '../books.ts';
import { reasonOf } from '../counting.ts';
import { daysFrom, monthOf, plusDays } from '../days.ts';
import { type Fact, grouped, linesOf, lotIn, sumOf, textIn } from '../facts.ts';
import {
  boxesOf,
  countsOf,
  expiriesOf,
  forecast,
  heldIn,
  onShelf,
  type Shelf,
  shelvesOf,
  standingOf,
  stepsOf,
  useOf,
} from '../shelves.ts';

const shelvesAt = (facts: readonly Fact[], { site }: Asked, until?: string): readonly Shelf[] =>
  shelvesOf(facts, until).filter((shelf) => site === undefined || shelf.site === site);

export const onHand = (facts: readonly Fact[], asked: Asked): readonly Row[] =>
  shelvesAt(facts, asked).flatMap((shelf) =>
    boxesOf(shelf, expiriesOf(facts), asked.today, heldIn(facts)).map(({ lot, pieces }) => ({
      site: shelf.site,
      item: shelf.item,
      lot,
      onHand: pieces,
    })),
  );

/** About today, whatever period is asked for. */
export const runsShort = (facts: readonly Fact[], asked: Asked): readonly Row[] =>
  shelvesAt(facts, asked).map((shelf) => {
    const left = onShelf(shelf);
    const use = useOf(facts, shelf, asked.today);
    return { site: shelf.site, item: shelf.item, onHand: left, used: use.used, ...forecast(left, use) };
  });

/** A shelf at the end of the last day asked for, or of today while that is not over; of one that began later nobody knows. */
export const closing = (facts: readonly Fact[], asked: Asked): readonly Row[] => {
  const until = [asked.to, asked.today].toSorted()[0] ?? '';
  return shelvesAt(facts, asked, until)
    .filter(({ since }) => since <= until)
    .map((shelf) => ({
      site: shelf.site,
      item: shelf.item,
      closing: onShelf(shelf),
      used: useOf(facts, shelf, until).used,
    }));
};

const comings = ['received', 'arrived', 'assembled', 'out-of-kits'];

/** From morning to evening: what a shelf opened with, what came and went, and what counts and people found, so that it adds up. */
export const ledger = (facts: readonly Fact[], asked: Asked): readonly Row[] => {
  const until = [asked.to, asked.today].toSorted()[0] ?? '';
  if (until < asked.from) return [];
  const eve = plusDays(asked.from, -1);
  const openings = shelvesAt(facts, asked, eve).filter(({ since }) => since <= eve);
  return shelvesAt(facts, asked, until)
    .filter(({ since }) => since <= until)
    .map((shelf) => {
      const steps = shelf.steps.filter(({ what, day }) => what === 'move' && day >= asked.from);
      const sum = (fits: (reason: string) => boolean): number =>
        sumOf(steps, ({ reason, pieces }) => (fits(reason) ? pieces : 0));
      const came = sum((reason) => comings.includes(reason));
      const changed = sum((reason) => reason === 'adjusted');
      const went = sum((reason) => reason !== 'adjusted' && !comings.includes(reason));
      const found = countsOf(shelf).filter(({ day }) => day >= asked.from);
      const known = openings.find(({ site, item }) => site === shelf.site && item === shelf.item);
      const end = onShelf(shelf);
      const start =
        known === undefined
          ? end -
            came -
            went -
            changed -
            sumOf(found, ({ counted, expected }) => (expected === '' ? 0 : counted - expected))
          : onShelf(known);
      return {
        ...{ site: shelf.site, item: shelf.item, opening: start, in: came, out: 0 - went },
        ...{ difference: end - start - came - went, 'at-end': end },
      };
    })
    .filter((row) => [row.opening, row.in, row.out, row.difference, row['at-end']].some((one) => one !== 0));
};

export const expiring = (facts: readonly Fact[], asked: Asked): readonly Row[] =>
  shelvesAt(facts, asked).flatMap((shelf) =>
    boxesOf(shelf, expiriesOf(facts), asked.today, heldIn(facts)).flatMap(({ lot, pieces, expires }) =>
      expires === undefined || pieces <= 0 || daysFrom(asked.today, expires) > 90
        ? []
        : [
            {
              site: shelf.site,
              item: shelf.item,
              lot,
              expires,
              status: standingOf(expires, asked.today),
              onHand: pieces,
            },
          ],
    ),
  );

export const moves = (facts: readonly Fact[], asked: Asked): readonly Row[] =>
  grouped(
    facts
      .flatMap(stepsOf)
      .filter(({ what, day }) => what === 'move' && asked.from <= day && day <= asked.to)
      .filter(({ site }) => asked.site === undefined || site === asked.site),
    ({ day, site, item, reason }) => ({ month: monthOf(day), site, item, reason }),
    (group) => ({ quantity: sumOf(group, ({ pieces }) => pieces) }),
  ).filter(({ quantity }) => quantity !== 0);

export const counts = (facts: readonly Fact[], asked: Asked): readonly Row[] =>
  shelvesAt(facts, asked).flatMap((shelf) =>
    countsOf(shelf)
      .filter(({ day }) => asked.from <= day && day <= asked.to)
      .map(({ day, expected, counted, id }) => ({
        day,
        site: shelf.site,
        item: shelf.item,
        expected,
        counted,
        difference: expected === '' ? '' : counted - expected,
        'adjust-reason': reasonOf(facts, id, shelf.item),
      })),
  );

/** Where each lot went, day by day. */
export const lots = (facts: readonly Fact[], asked: Asked): readonly Row[] =>
  grouped(
    facts
      .flatMap(stepsOf)
      .filter(({ what, day, lot }) => what === 'move' && lot !== '' && asked.from <= day && day <= asked.to)
      .filter(({ site }) => asked.site === undefined || site === asked.site),
    ({ lot, item, site, day, reason }) => ({ lot, item, site, day, reason }),
    (group) => ({ quantity: sumOf(group, ({ pieces }) => pieces) }),
  );

interface Way {
  readonly id: string;
  readonly day: string;
  readonly from: string;
  readonly to: string;
  readonly lines: readonly {
    readonly item: string;
    readonly lot: string;
    readonly sent: number | '';
    readonly arrived: number | '';
  }[];
}

/** Boxes that were sent on their way, and those that came of which nobody says any more that they were sent. */
export const waysOf = (facts: readonly Fact[]): readonly Way[] => {
  const sent = facts.filter(({ kind, body }) => kind === 'stock.transfer' && body['later'] === true);
  const came = Map.groupBy(
    facts.filter(({ kind }) => kind === 'stock.arrive'),
    ({ body }) => {
      const named = textIn(body, 'sent') ?? '';
      return sent.find(({ kin }) => kin.includes(named))?.id ?? named;
    },
  );
  const amounts = (some: readonly Fact[]): ReadonlyMap<string, number> => {
    const sums = new Map<string, number>();
    for (const { item, lot = '', quantity } of some.flatMap(linesOf)) {
      const key = `${item} ${lotIn(lot)}`;
      sums.set(key, (sums.get(key) ?? 0) + quantity);
    }
    return sums;
  };
  const wayOf = (id: string, fact: Fact | undefined, arrivals: readonly Fact[]): Way => {
    const [out, back] = [amounts(fact === undefined ? [] : [fact]), amounts(arrivals)];
    return {
      id,
      day: fact?.when.day ?? arrivals.map(({ when }) => when.day).toSorted()[0] ?? '',
      from: fact?.site ?? '',
      to: textIn(fact?.body ?? {}, 'to') ?? arrivals.map(({ site }) => site).toSorted()[0] ?? '',
      lines: [...new Set([...out.keys(), ...back.keys()])].map((key) => {
        const [item = '', lot = ''] = key.split(' ');
        return {
          item,
          lot,
          sent: fact === undefined ? '' : (out.get(key) ?? 0),
          arrived: arrivals.length === 0 ? '' : (back.get(key) ?? 0),
        };
      }),
    };
  };
  return [
    ...sent.map((fact) => wayOf(fact.id, fact, came.get(fact.id) ?? [])),
    ...[...came]
      .filter(([id]) => !sent.some((fact) => fact.id === id))
      .map(([id, arrivals]) => wayOf(id, undefined, arrivals)),
  ];
};

export const shipments = (facts: readonly Fact[], asked: Asked): readonly Row[] =>
  waysOf(facts)
    .filter(({ day }) => asked.from <= day && day <= asked.to)
    .filter(({ from, to }) => asked.site === undefined || from === asked.site || to === asked.site)
    .flatMap(({ day, from, to, lines }) =>
      lines.map((line) => ({
        day,
        from,
        to,
        ...line,
        short: line.sent === '' || line.arrived === '' ? '' : Math.max(0, line.sent - line.arrived),
      })),
    );

/** What was handed out, by the price that stood on its day: of several words about the same day the latest counts. */
export const value = (facts: readonly Fact[], asked: Asked): readonly Row[] => {
  const prices = facts
    .filter(({ kind }) => kind === 'stock.price')
    .toSorted((a, b) => {
      const [first, second] = [a, b].map(({ body, clock }) => `${textIn(body, 'since')} ${clock}`);
      return (first ?? '') < (second ?? '') ? -1 : 1;
    });
  const given = facts
    .flatMap(stepsOf)
    .filter(({ reason, day }) => reason === 'handed-out' && asked.from <= day && day <= asked.to)
    .filter(({ site }) => asked.site === undefined || site === asked.site)
    .map(({ day, item, pieces }) => {
      const stood = prices.filter(
        ({ body }) => body['item'] === item && (textIn(body, 'since') ?? '') <= day,
      );
      const body = stood.at(-1)?.body ?? {};
      return { item, pieces, body: body['price'] === undefined ? {} : body };
    });
  return grouped(
    given,
    ({ item, body }) => ({
      item,
      currency: textIn(body, 'currency') ?? '',
      since: textIn(body, 'since') ?? '',
      parts: String(body['price'] ?? ''),
    }),
    (group) => ({ given: sumOf(group, ({ pieces }) => -pieces) }),
  )
    .filter(({ given: units }) => units !== 0)
    .map(({ parts = '', ...row }) => ({
      ...row,
      price: parts === '' ? '' : Number(parts) / 10_000,
      value: parts === '' ? '' : Math.round((Number(row['given']) * Number(parts)) / 100) / 100,
    }));
};
