import type { Asked, Row } from '../books.ts';
import { lastOfMonth, monthOf, plusDays, plusMonths } from '../days.ts';
import { type Fact, grouped, isOf, linesOf, listIn, numberIn, sumOf, sumOfKnown, textIn } from '../facts.ts';
import { during } from './during.ts';

/** Whoever came, unless it was for others only, and those others; nothing said is one. */
const supplied = ({ body }: Fact): number => {
  const served = body['servedFor'] as { readonly self: boolean; readonly others: number } | undefined;
  return served === undefined ? 1 : Number(served.self) + served.others;
};

const place = ({ when, site, body }: Fact) => ({
  month: monthOf(when.day),
  site,
  channel: textIn(body, 'channel') ?? '',
});

export const visits = (facts: readonly Fact[], asked: Asked): readonly Row[] =>
  grouped(during(facts, asked).filter(isOf('visits.visit')), place, (group) => ({
    visits: group.length,
    anonymous: group.some(({ faded }) => faded)
      ? ''
      : group.filter(({ person }) => person === undefined).length,
    people: sumOf(group, supplied),
  }));

const questions: Readonly<Record<string, string>> = {
  services: 'services',
  referrals: 'referrals',
  locationType: 'location-type',
  servedFor: 'served-for',
};

/** Each answer once a visit. Of a question that was answered and declined the answer counts. */
export const answers = (facts: readonly Fact[], asked: Asked): readonly Row[] => {
  const said = during(facts, asked)
    .filter(isOf('visits.visit'))
    .flatMap((fact) => {
      const { body } = fact;
      const found = [
        ...listIn(body, 'services').map((answer) => ['services', answer]),
        ...listIn(body, 'referrals').map((answer) => ['referrals', answer]),
        ...(body['locationType'] === undefined ? [] : [['locationType', textIn(body, 'locationType')]]),
        ...listIn(body, 'declined')
          .filter((question) => body[question] === undefined)
          .map((question) => [question, 'rather-not-say']),
      ];
      return found.map(([question = '', answer = '']) => ({ fact, question, answer }));
    });
  return grouped(
    said,
    ({ fact, question, answer }) => ({
      month: monthOf(fact.when.day),
      site: fact.site,
      question: questions[question] ?? question,
      answer,
    }),
    (group) => ({ visits: group.length }),
  );
};

/**
 * Different people who came: at least the codes that were seen, each person once, less eight of a hundred, rounded up; at most these and
 * one more for each visit without.
 */
export const people = (facts: readonly Fact[], asked: Asked): readonly Row[] => {
  const came = during(facts, asked).filter(isOf('visits.visit'));
  const codes = personsAmong(facts, new Set(came.flatMap(({ person }) => person ?? [])));
  const without = came.filter(({ person }) => person === undefined).length;
  return [
    {
      visits: came.length,
      uniqueLow: codes === 0 ? Math.min(1, without) : codes - Math.floor((codes * 8) / 100),
      uniqueHigh: codes + without,
      people: sumOf(came, supplied),
    },
  ];
};

/** How many people a set of codes is: those of a join that nobody ended are one person, and so on from one join to the next. */
const personsAmong = (facts: readonly Fact[], codes: ReadonlySet<string>): number => {
  const known = ({ person, faded }: Fact): boolean => person !== undefined || faded;
  const ended = new Set(
    facts
      .filter(isOf('cards.parted'))
      .filter(known)
      .flatMap(({ body }) => textIn(body, 'whole') ?? []),
  );
  const links = facts.filter(isOf('cards.joined')).flatMap(({ person, body }) => {
    const whole = textIn(body, 'whole');
    return person === undefined || whole === undefined || ended.has(whole) ? [] : [{ person, whole }];
  });
  const left = new Set(codes);
  let persons = 0;
  for (const code of codes) {
    if (!left.delete(code)) continue;
    persons += 1;
    const mine = new Set([code]);
    for (const one of mine) {
      const wholes = new Set(links.filter(({ person }) => person === one).map(({ whole }) => whole));
      for (const { person, whole } of links) if (wholes.has(whole)) mine.add(person);
    }
    for (const one of mine) left.delete(one);
  }
  return persons;
};

/** Only what lies whole in the days asked for. What was not counted nobody knows. */
export const tallies = (facts: readonly Fact[], asked: Asked): readonly Row[] => {
  const whole = during(facts, asked)
    .filter(isOf('visits.tally'))
    .filter(({ when, body }) => lastDayOf(when.day, textIn(body, 'span')) <= asked.to);
  return grouped(
    whole,
    (fact) => ({ ...place(fact), span: textIn(fact.body, 'span') ?? '' }),
    (group) =>
      Object.fromEntries(
        ['visits', 'people', 'syringesOut', 'syringesBack'].map((name) => [
          name,
          sumOfKnown(group, ({ body }) => numberIn(body, name)),
        ]),
      ),
  );
};

/** The last day of a span that begins on a day: the eve of the same day one span later. */
const lastDayOf = (first: string, span: string | undefined): string => {
  const months = { month: 1, quarter: 3, year: 12 }[span ?? ''];
  if (months === undefined) return first;
  const month = plusMonths(monthOf(first), months);
  const day = [`${month.slice(0, 8)}${first.slice(8)}`, lastOfMonth(month)].toSorted()[0] ?? '';
  return plusDays(day, -1);
};

/** What people asked for and did not get; of what was given to those who did not say how many they asked for, nothing is short. */
export const unmet = (facts: readonly Fact[], asked: Asked): readonly Row[] =>
  grouped(
    during(facts, asked)
      .filter(isOf('visits.unmet'))
      .flatMap((fact) => linesOf(fact).map((line) => ({ fact, line }))),
    ({ fact, line }) => ({ month: monthOf(fact.when.day), site: fact.site, item: line.item }),
    (group) => {
      const said = group.flatMap(({ line: { asked: wanted, given } }) =>
        wanted === undefined ? [] : [{ wanted, given }],
      );
      return {
        times: group.length,
        asked: sumOfKnown(said, ({ wanted }) => wanted),
        given: sumOfKnown(said, ({ given }) => given),
        short: sumOfKnown(said, ({ wanted, given }) => wanted - given),
        unsaid: group.length - said.length,
      };
    },
  );
