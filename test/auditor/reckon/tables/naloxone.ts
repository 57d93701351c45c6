import type { Asked, Row } from '../books.ts';
import { lastOfMonth, monthOf } from '../days.ts';
import {
  type Fact,
  grouped,
  isOf,
  linesOf,
  listIn,
  numberIn,
  type Part,
  partsFor,
  sumOf,
  sumOfKnown,
  textIn,
} from '../facts.ts';
import { known, medicineIn } from '../things.ts';
import { atSite, during } from './during.ts';

const given = isOf('naloxone.handout');
const place = ({ when, site, body }: Fact) => ({
  month: monthOf(when.day),
  site,
  channel: textIn(body, 'channel') ?? '',
});

interface Amount {
  readonly fact: Fact;
  readonly product: string;
  readonly kits: number;
  readonly singles: number;
  readonly doses: number;
}

/** Lines of a hand-out, and what is in kits: of one that counts as doses itself, these are the doses in it. */
const medicinesIn = (fact: Fact): readonly Part[] =>
  linesOf(fact).flatMap((line) => {
    const isOwn = given(fact);
    const doses = isOwn ? (line.dosesPerUnit ?? medicineIn(line.item)?.doses ?? 0) : 0;
    return [...(isOwn ? [line] : []), ...(doses === 0 ? partsFor(fact, line, 'naloxone') : [])];
  });

/** What a line gives: what it says of itself goes before what is known of the thing. */
const amountsOf = (fact: Fact): readonly Amount[] =>
  medicinesIn(fact).flatMap(({ item, quantity, dosesPerUnit, product }) => {
    const medicine = medicineIn(item);
    const isKnown = medicine !== undefined || known.includes(item);
    const doses = dosesPerUnit ?? medicine?.doses ?? 0;
    const of = product ?? (isKnown ? medicine?.product : doses > 0 ? 'other' : undefined);
    if (of === undefined) return [];
    const isKit = doses > 0 && (medicine?.isKit ?? (isKnown || doses !== 1));
    return [
      {
        fact,
        product: of,
        kits: isKit ? quantity : 0,
        singles: !isKit && doses > 0 ? quantity : 0,
        doses: doses * quantity,
      },
    ];
  });

export const products = (facts: readonly Fact[], asked: Asked): readonly Row[] =>
  grouped(
    during(facts, asked).filter(isOf('naloxone.handout', 'exchange.handout')).flatMap(amountsOf),
    ({ fact, product }) => ({ ...place(fact), product }),
    (group) => ({
      kits: sumOf(group, ({ kits }) => kits),
      singles: sumOf(group, ({ singles }) => singles),
      doses: sumOf(group, ({ doses }) => doses),
      handouts: new Set(group.map(({ fact }) => fact.id)).size,
    }),
  );

const kebab = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

export const reasons = (facts: readonly Fact[], asked: Asked): readonly Row[] =>
  grouped(
    during(facts, asked)
      .filter(given)
      .flatMap((fact) =>
        ['reason', 'previousKit', 'usedOn'].flatMap((question) => {
          // A number of people has a table of its own.
          if (question === 'usedOn' && fact.body[question] !== undefined) return [];
          const answer =
            textIn(fact.body, question) ??
            (listIn(fact.body, 'declined').includes(question) ? 'rather-not-say' : undefined);
          return answer === undefined ? [] : [{ fact, question: kebab(question), answer }];
        }),
      ),
    ({ fact, question, answer }) => ({ month: monthOf(fact.when.day), site: fact.site, question, answer }),
    (group) => ({ handouts: group.length }),
  );

export const trained = (facts: readonly Fact[], asked: Asked): readonly Row[] =>
  grouped(
    during(facts, asked).flatMap((fact) => {
      const people = given(fact)
        ? numberIn(fact.body, 'trained')
        : isOf('naloxone.training')(fact)
          ? numberIn(fact.body, 'people')
          : undefined;
      return people === undefined ? [] : [{ fact, people }];
    }),
    ({ fact }) => place(fact),
    (group) => ({ people: sumOf(group, ({ people }) => people), sessions: group.length }),
  );

interface Told {
  readonly fact: Fact;
  readonly first: string;
  readonly last: string;
}

/** The day it happened on; of many only a month is told. */
const toldOf = (fact: Fact): Told => {
  const when = textIn(fact.body, 'when') ?? fact.when.day;
  return when.length === 7
    ? { fact, first: `${when}-01`, last: lastOfMonth(`${when}-01`) }
    : { fact, first: when, last: when };
};

const dosesOf = ({ body }: Fact): number | undefined => {
  const doses = body['doses'] as readonly { readonly count: number }[] | undefined;
  return doses && sumOf(doses, ({ count }) => count);
};

const toldIn = (facts: readonly Fact[], asked: Asked): readonly Told[] =>
  atSite(facts, asked).filter(isOf('naloxone.reversal')).map(toldOf);
const isInside = ({ first, last }: Told, { from, to }: Asked): boolean => from <= first && last <= to;

/** A month that is cut by the days asked for is on neither side: it is named beside the others. */
export const reversals = (facts: readonly Fact[], asked: Asked): readonly Row[] =>
  grouped(
    toldIn(facts, asked).filter(({ first, last }) => first <= asked.to && last >= asked.from),
    ({ fact, first }) => ({ month: monthOf(first), site: fact.site }),
    (group) => {
      const inside = group.filter((told) => isInside(told, asked)).map(({ fact }) => fact);
      return {
        reports: inside.length,
        doses: sumOfKnown(inside, dosesOf),
        dosesUnknown: inside.filter((fact) => dosesOf(fact) === undefined).length,
        withoutNaloxone: inside.filter((fact) => dosesOf(fact) === 0).length,
        replacementKits: sumOfKnown(inside, ({ body }) => numberIn(body, 'replacementKits')),
        monthOnly: group.length - inside.length,
      };
    },
  );

const single = [
  'setting',
  'kitSource',
  'givenBy',
  'emsCalled',
  'emsAttended',
  'policeAttended',
  'policeProblem',
  'response',
  'survived',
  'withdrawal',
  'hospital',
  'sampleKept',
  'reason',
];
/** Declined ones count too; area, looks, when and replacement are no answers of this table. */
const declinable = [...single, 'doses', 'actions', 'substances'];

const answersOf = (fact: Fact): readonly (readonly [question: string, answer: string])[] => {
  const { body } = fact;
  const doses = dosesOf(fact);
  const used = (body['doses'] ?? []) as readonly { readonly product: string }[];
  return [
    ...single.flatMap((name) => {
      const answer = textIn(body, name);
      return answer === undefined ? [] : [[kebab(name), answer] as const];
    }),
    ...['actions', 'substances'].flatMap((name) =>
      listIn(body, name).map((answer) => [name, answer] as const),
    ),
    ...[...new Set(used.map(({ product }) => product))].map((product) => ['product', product] as const),
    ...(doses === undefined ? [] : [['doses', doses > 3 ? '4-or-more' : `${doses}`] as const]),
    ...listIn(body, 'declined')
      .filter((name) => declinable.includes(name) && body[name] === undefined)
      .map((name) => [kebab(name), 'rather-not-say'] as const),
  ];
};

export const reversalAnswers = (facts: readonly Fact[], asked: Asked): readonly Row[] =>
  grouped(
    toldIn(facts, asked)
      .filter((told) => isInside(told, asked))
      .flatMap((told) => answersOf(told.fact).map(([question, answer]) => ({ ...told, question, answer }))),
    ({ fact, first, question, answer }) => ({ month: monthOf(first), site: fact.site, question, answer }),
    (group) => ({ reports: group.length }),
  );

/** What people told at a refill: 0 is an answer too. */
export const told = (facts: readonly Fact[], asked: Asked): readonly Row[] =>
  grouped(
    during(facts, asked)
      .filter(given)
      .filter(({ body }) => body['usedOn'] !== undefined || listIn(body, 'declined').includes('usedOn')),
    (fact) => ({ month: monthOf(fact.when.day), site: fact.site }),
    (group) => ({
      people: sumOfKnown(group, ({ body }) => numberIn(body, 'usedOn')),
      told: group.filter(({ body }) => body['usedOn'] !== undefined).length,
      declined: group.filter(({ body }) => body['usedOn'] === undefined).length,
    }),
  );
