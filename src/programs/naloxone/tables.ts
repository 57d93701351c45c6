import { fieldToCode, ratherNotSay } from '#catalog/choice.ts';
import { type KitPart, partsOf } from '#catalog/kit-parts.ts';
import { onKind, type Projection } from '#database/projection/projection.ts';
import { type RowChange, sumTable } from '#database/projection/tables.ts';
import { type LocalDate, timeToDate, type Uuid } from '#log/index.ts';
import { periodOf } from '#report/period.ts';
import {
  handoutKind,
  type NaloxoneHandoutBody,
  type NaloxoneLine,
  reversalKind,
  trainingKind,
} from './entries.ts';
import { answersOf } from './rules/answers.ts';
import { amountOf, dosesGiven, productOf } from './rules.ts';

/** Kits, single doses and all doses by product. Hand-outs are those that gave any of the product. */
export const productDay = sumTable({
  name: 'naloxone_product_day',
  key: { day: 'date', site: 'uuid', channel: 'text', product: 'text' },
  sums: ['kits', 'singles', 'doses', 'handouts'],
});

/** Answers at a hand-out (why a kit was needed, where the last came from), declined ones included. */
export const handoutAnswerDay = sumTable({
  name: 'naloxone_answer_day',
  key: { day: 'date', site: 'uuid', question: 'text', answer: 'text' },
  sums: ['handouts'],
});

/**
 * People that naloxone was used on since last time, as people tell it who take a kit. It stands beside the reports: some of it was
 * reported too, and nobody knows which. `told`: hand-outs that gave a number, 0 included.
 */
export const toldDay = sumTable({
  name: 'naloxone_told_day',
  key: { day: 'date', site: 'uuid' },
  sums: ['people', 'told', 'declined'],
});

export const trainedDay = sumTable({
  name: 'naloxone_trained_day',
  key: { day: 'date', site: 'uuid', channel: 'text' },
  sums: ['people', 'sessions'],
});

/**
 * Reversals that were reported, by the day they happened on. Of many only the month is told: then `day` is its first and
 * `last_day` its last, and they count in periods that hold both.
 */
export const reversalDay = sumTable({
  name: 'naloxone_reversal_day',
  key: { day: 'date', last_day: 'date', site: 'uuid' },
  sums: ['reports', 'doses', 'doses_unknown', 'without_naloxone', 'replacement_kits', 'replacement_told'],
});

export const reversalAnswerDay = sumTable({
  name: 'naloxone_reversal_answer_day',
  key: { day: 'date', last_day: 'date', site: 'uuid', question: 'text', answer: 'text' },
  sums: ['reports'],
});

export const naloxoneProjection: Projection = {
  name: 'naloxone',
  version: 4,
  tables: [productDay, handoutAnswerDay, toldDay, trainedDay, reversalDay, reversalAnswerDay],
  handlers: [
    onKind(handoutKind, ({ site, occurredAt, body }) => {
      const day = timeToDate(occurredAt);
      const { channel } = body;
      return [
        ...productsOf(counted(body.lines)).map(([product, amount]) =>
          productDay.add({ day, site, channel, product }, { ...amount, handouts: 1 }),
        ),
        ...handoutAnswers(body).map(([question, answer]) =>
          handoutAnswerDay.add({ day, site, question, answer }, { handouts: 1 }),
        ),
        ...(body.usedOn === undefined && body.declined?.includes('usedOn') !== true
          ? []
          : [
              toldDay.add(
                { day, site },
                {
                  people: body.usedOn ?? 0,
                  told: body.usedOn === undefined ? 0 : 1,
                  declined: body.usedOn === undefined ? 1 : 0,
                },
              ),
            ]),
        ...(body.trained === undefined
          ? []
          : [trainedDay.add({ day, site, channel }, { people: body.trained, sessions: 1 })]),
      ];
    }),
    onKind(trainingKind, ({ site, occurredAt, body }) => [
      trainedDay.add(
        { day: timeToDate(occurredAt), site, channel: body.channel },
        { people: body.people, sessions: 1 },
      ),
    ]),
    onKind(reversalKind, ({ site, occurredAt, body }) => {
      const days = daysOf(body.when ?? timeToDate(occurredAt));
      const doses = dosesGiven(body);
      const changes: RowChange[] = [
        reversalDay.add(
          { ...days, site },
          {
            reports: 1,
            doses: doses ?? 0,
            doses_unknown: doses === undefined ? 1 : 0,
            without_naloxone: doses === 0 ? 1 : 0,
            replacement_kits: body.replacementKits ?? 0,
            replacement_told: body.replacementKits === undefined ? 0 : 1,
          },
        ),
      ];
      for (const { question, answer } of answersOf(body)) {
        changes.push(reversalAnswerDay.add({ ...days, site, question, answer }, { reports: 1 }));
      }
      return changes;
    }),
  ],
};

interface Sums {
  readonly kits: number;
  readonly singles: number;
  readonly doses: number;
}

/** Of a kit that counts as doses itself its parts are these doses, and not counted again; of any other what is in it counts. */
const counted = (lines: readonly NaloxoneLine[]): readonly NaloxoneLine[] => [
  ...lines,
  ...partsOf(
    lines.filter((line) => amountOf(line).doses === 0),
    'naloxone',
    'naloxone',
  ),
];

/** Naloxone that was in kits of another program. */
export const naloxoneKitParts = (
  { day, site, channel }: { readonly day: LocalDate; readonly site: Uuid; readonly channel: string },
  parts: readonly KitPart[],
): readonly RowChange[] =>
  productsOf(parts).map(([product, amount]) =>
    productDay.add({ day, site, channel, product }, { ...amount, handouts: 1 }),
  );

const productsOf = (lines: readonly NaloxoneLine[]): readonly (readonly [string, Sums])[] => {
  const byProduct = new Map<string, Sums>();
  for (const line of lines) {
    const product = productOf(line);
    if (product === undefined) continue;
    const before = byProduct.get(product) ?? { kits: 0, singles: 0, doses: 0 };
    const { kits, singles, doses } = amountOf(line);
    byProduct.set(product, {
      kits: before.kits + kits,
      singles: before.singles + singles,
      doses: before.doses + doses,
    });
  }
  return [...byProduct];
};

const handoutAnswers = (body: NaloxoneHandoutBody): readonly (readonly [string, string])[] => [
  ...(body.reason === undefined ? [] : [['reason', body.reason] as const]),
  ...(body.previousKit === undefined ? [] : [['previous-kit', body.previousKit] as const]),
  ...[...new Set(body.declined)]
    .filter((field) => body[field] === undefined)
    .map((field) => [fieldToCode(field), ratherNotSay] as const),
];

/** The day itself, or first and last of a month. */
const daysOf = (when: string): { readonly day: LocalDate; readonly last_day: LocalDate } => {
  if (when.length > 'YYYY-MM'.length) return { day: when, last_day: when };
  const { from, to } = periodOf(when);
  return { day: from, last_day: to };
};
