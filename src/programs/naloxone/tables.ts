import { fieldToCode } from '#catalog/choice.ts';
import { onKind, type Projection } from '#database/projection/projection.ts';
import { type RowChange, sumTable } from '#database/projection/tables.ts';
import { toMonth } from '#log/index.ts';
import { handoutKind, type NaloxoneHandoutBody, reversalKind, trainingKind } from './entries.ts';
import { answersOf, declinedAnswer } from './rules/answers.ts';
import { amountOf, dosesGiven, productOf } from './rules.ts';

/** Kits, single doses and all doses by product. Hand-outs are those that gave any of the product. */
export const productMonth = sumTable({
  name: 'naloxone_product_month',
  key: { month: 'date', site: 'uuid', channel: 'text', product: 'text' },
  sums: ['kits', 'singles', 'doses', 'handouts'],
});

/** Answers at a hand-out (why a kit was needed, where the last came from), declined ones included. */
export const handoutAnswerMonth = sumTable({
  name: 'naloxone_answer_month',
  key: { month: 'date', site: 'uuid', question: 'text', answer: 'text' },
  sums: ['handouts'],
});

export const trainedMonth = sumTable({
  name: 'naloxone_trained_month',
  key: { month: 'date', site: 'uuid', channel: 'text' },
  sums: ['people', 'sessions'],
});

/** Reversals that were reported, by the month they happened in. */
export const reversalMonth = sumTable({
  name: 'naloxone_reversal_month',
  key: { month: 'date', site: 'uuid' },
  sums: ['reports', 'doses', 'doses_unknown', 'without_naloxone', 'replacement_kits'],
});

export const reversalAnswerMonth = sumTable({
  name: 'naloxone_reversal_answer',
  key: { month: 'date', site: 'uuid', question: 'text', answer: 'text' },
  sums: ['reports'],
});

export const naloxoneProjection: Projection = {
  name: 'naloxone',
  version: 2,
  tables: [productMonth, handoutAnswerMonth, trainedMonth, reversalMonth, reversalAnswerMonth],
  handlers: [
    onKind(handoutKind, ({ site, occurredAt, body }) => {
      const month = toMonth(occurredAt);
      const { channel } = body;
      return [
        ...productsOf(body).map(([product, amount]) =>
          productMonth.add({ month, site, channel, product }, { ...amount, handouts: 1 }),
        ),
        ...handoutAnswers(body).map(([question, answer]) =>
          handoutAnswerMonth.add({ month, site, question, answer }, { handouts: 1 }),
        ),
        ...(body.trained === undefined
          ? []
          : [trainedMonth.add({ month, site, channel }, { people: body.trained, sessions: 1 })]),
      ];
    }),
    onKind(trainingKind, ({ site, occurredAt, body }) => [
      trainedMonth.add(
        { month: toMonth(occurredAt), site, channel: body.channel },
        { people: body.people, sessions: 1 },
      ),
    ]),
    onKind(reversalKind, ({ site, occurredAt, body }) => {
      const month = toMonth(body.when ?? occurredAt);
      const doses = dosesGiven(body);
      const changes: RowChange[] = [
        reversalMonth.add(
          { month, site },
          {
            reports: 1,
            doses: doses ?? 0,
            doses_unknown: doses === undefined ? 1 : 0,
            without_naloxone: doses === 0 ? 1 : 0,
            replacement_kits: body.replacementKits ?? 0,
          },
        ),
      ];
      for (const { question, answer } of answersOf(body)) {
        changes.push(reversalAnswerMonth.add({ month, site, question, answer }, { reports: 1 }));
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

const productsOf = (body: NaloxoneHandoutBody): readonly (readonly [string, Sums])[] => {
  const byProduct = new Map<string, Sums>();
  for (const line of body.lines) {
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
    .map((field) => [fieldToCode(field), declinedAnswer] as const),
];
