import type { Asked, Row } from '../books.ts';
import { monthOf } from '../days.ts';
import {
  type Fact,
  grouped,
  isOf,
  linesOf,
  numberIn,
  partsFor,
  sumOf,
  sumOfKnown,
  textIn,
} from '../facts.ts';
import { partOf } from '../things.ts';
import { atSite, during } from './during.ts';

const handedOut = isOf('exchange.handout');
/** A hand-out of ours, or one of naloxone whose kits hold something of ours. */
const given = (fact: Fact): boolean => handedOut(fact) || partsGiven(fact).length > 0;
const partsGiven = (fact: Fact) =>
  isOf('exchange.handout', 'naloxone.handout')(fact)
    ? linesOf(fact).flatMap((line) => partsFor(fact, line, 'exchange'))
    : [];
/** What was handed out: kits too, and what was in them. */
const things = (fact: Fact): readonly { readonly item: string; readonly quantity: number }[] => [
  ...(handedOut(fact) ? linesOf(fact) : []),
  ...partsGiven(fact),
];
const month = ({ when }: Fact): string => monthOf(when.day);
const channel = ({ body }: Fact): string => textIn(body, 'channel') ?? '';
const place = (fact: Fact) => ({ month: month(fact), site: fact.site, channel: channel(fact) });

/** Each item of a hand-out, all its lines together. */
const itemsOf = (facts: readonly Fact[]) =>
  facts.flatMap((fact) =>
    [...new Set(things(fact).map(({ item }) => item))].map((item) => ({
      fact,
      item,
      quantity: sumOf(
        things(fact).filter((line) => line.item === item),
        (line) => line.quantity,
      ),
    })),
  );

const quantities = (group: readonly ReturnType<typeof itemsOf>[number][]) => ({
  quantity: sumOf(group, ({ quantity }) => quantity),
  handouts: group.length,
});

export const items = (facts: readonly Fact[], asked: Asked): readonly Row[] =>
  grouped(
    itemsOf(during(facts, asked).filter(given)),
    ({ fact, item }) => ({ month: month(fact), item }),
    quantities,
  );

export const itemsBySite = (facts: readonly Fact[], asked: Asked): readonly Row[] =>
  grouped(
    itemsOf(during(facts, asked).filter(given)),
    ({ fact, item }) => ({ ...place(fact), item }),
    quantities,
  );

/** Kits of ours and what was in them. */
export const kits = (facts: readonly Fact[], asked: Asked): readonly Row[] =>
  grouped(
    during(facts, asked)
      .filter(handedOut)
      .flatMap((fact) =>
        linesOf(fact).flatMap(({ item: kit, quantity: kits, parts = [] }) =>
          [...Map.groupBy(parts, ({ item }) => item)].map(([item, own]) => ({
            ...{ fact, kit, kits, item },
            quantity: sumOf(own, ({ quantity }) => quantity) * kits,
          })),
        ),
      ),
    ({ fact, kit, item }) => ({ month: month(fact), site: fact.site, kit, item }),
    (group) => ({
      kits: sumOf(group, ({ kits }) => kits),
      quantity: sumOf(group, ({ quantity }) => quantity),
    }),
  );

interface Part {
  readonly day: string;
  readonly site: string;
  readonly channel: string;
  readonly complete: number;
  readonly looseBarrels: number;
  readonly looseNeedles: number;
  readonly handouts: number;
}

/** Pieces of a hand-out by how they make sets. */
const piecesOf = (fact: Fact, part: string): number =>
  sumOf(
    [
      ...(handedOut(fact) ? linesOf(fact).filter(({ parts }) => parts === undefined) : []),
      ...partsGiven(fact),
    ].filter((line) => (line.set ?? partOf(line.item)) === part),
    ({ quantity }) => quantity,
  );

/**
 * A syringe with its needle is a set on the day it was given. Barrels and needles make sets with each other over all hand-outs of
 * a visit at a site, on the day of the first of them; a hand-out that is of no visit, or of one that faded, is one by itself.
 */
const partsOf = (facts: readonly Fact[], asked: Asked): readonly Part[] => {
  const all = atSite(facts, asked).filter(given);
  const wholes = during(all, asked).map(
    (fact): Part => ({
      day: fact.when.day,
      site: fact.site,
      channel: channel(fact),
      complete: piecesOf(fact, 'complete'),
      looseBarrels: 0,
      looseNeedles: 0,
      handouts: 1,
    }),
  );
  const loose = all.filter((fact) => piecesOf(fact, 'barrel') + piecesOf(fact, 'needle') > 0);
  const byVisit = Map.groupBy(loose, ({ visit, id, site }) => `${visit ?? id} ${site}`);
  const pairs = [...byVisit.values()].flatMap((group): readonly Part[] => {
    const [day = ''] = group.map(({ when }) => when.day).toSorted();
    if (day < asked.from || day > asked.to) return [];
    const barrels = sumOf(group, (fact) => piecesOf(fact, 'barrel'));
    const needles = sumOf(group, (fact) => piecesOf(fact, 'needle'));
    const complete = Math.min(barrels, needles);
    return [
      {
        day,
        site: group[0]?.site ?? '',
        channel: group.map(channel).toSorted()[0] ?? '',
        complete,
        looseBarrels: barrels - complete,
        looseNeedles: needles - complete,
        handouts: 0,
      },
    ];
  });
  return [...wholes, ...pairs];
};

export const sets = (facts: readonly Fact[], asked: Asked): readonly Row[] =>
  grouped(
    partsOf(facts, asked),
    (part) => ({ month: monthOf(part.day), site: part.site, channel: part.channel }),
    (group) => ({
      complete: sumOf(group, ({ complete }) => complete),
      looseBarrels: sumOf(group, ({ looseBarrels }) => looseBarrels),
      looseNeedles: sumOf(group, ({ looseNeedles }) => looseNeedles),
      handouts: sumOf(group, ({ handouts }) => handouts),
    }),
  );

interface Returned {
  readonly how: string;
  readonly count?: number;
  readonly estimated?: number;
}

const returnedOf = ({ body }: Fact): Returned => body['returned'] as Returned;
/** Nobody knows how many came back when nobody asked, or measured without a factor. */
const syringesOf = (fact: Fact): number | undefined => returnedOf(fact).count ?? returnedOf(fact).estimated;
const isUnknown = (fact: Fact): boolean =>
  returnedOf(fact).how !== 'not-asked' && syringesOf(fact) === undefined;

const cameBack = isOf('exchange.return');

export const returns = (facts: readonly Fact[], asked: Asked): readonly Row[] =>
  grouped(
    during(facts, asked).filter(cameBack),
    (fact) => ({ ...place(fact), how: returnedOf(fact).how }),
    (group) => ({
      returns: group.length,
      syringes: sumOfKnown(group, syringesOf),
      unknown: group.filter(isUnknown).length,
    }),
  );

export const summary = (facts: readonly Fact[], asked: Asked): readonly Row[] => {
  const out = during(facts, asked).filter(handedOut);
  const back = during(facts, asked).filter(cameBack);
  const parts = partsOf(facts, asked);
  const complete = sumOf(parts, (part) => part.complete);
  const syringes = sumOfKnown(back, syringesOf);
  const bulk = out.filter(({ body }) => body['bulk'] !== undefined);
  const reckoned = sumOfKnown(
    back.filter((fact) => returnedOf(fact).how !== 'counted'),
    syringesOf,
  );
  return [
    {
      complete,
      looseBarrels: sumOf(parts, (part) => part.looseBarrels),
      looseNeedles: sumOf(parts, (part) => part.looseNeedles),
      syringes,
      estimated: syringes === '' ? '' : reckoned === '' ? 0 : reckoned,
      unknown: back.filter(isUnknown).length,
      returnPercent: complete === 0 || syringes === '' ? '' : Math.round((100 * syringes) / complete),
      bulkHandouts: bulk.length,
      bulkPeople: sumOfKnown(out, ({ body }) => numberIn(body, 'people')),
    },
  ];
};
