import type { Summary } from '#impact/inference/summary.ts';
import type { Program } from '#impact/program/program.ts';
import { answerWordIds, inputWordId } from '#impact/words/ids.ts';
import { useWords } from '#kit/words/context.tsx';
import type { PageAnswer } from './engine/protocol.ts';

/** Why the answer is what it is: short sentences, each with the range it knows. */
export const useReasons = (answer: PageAnswer, program: Program): readonly string[] => {
  const { t, number, percent } = useWords();
  const share = (value: number): string => percent(Math.round(value * 100) / 100);
  const shares = ({ most }: Summary) => ({ low: share(most[0]), high: share(most[1]) });
  const counts = ({ most }: Summary) => ({
    low: number(Math.floor(most[0]) + 0),
    high: number(Math.ceil(most[1]) + 0),
  });
  const inPeriod = <R extends { readonly month: string }>(rows: readonly R[] | null): readonly R[] =>
    (rows ?? []).filter(({ month }) => month >= program.from && month <= program.to);
  const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
  const { people } = program;
  const needles = inPeriod(program.needles);
  const { reversals, infections } = answer;
  const [first] = answer.influence;
  return [
    t('app.impact.why.kits', { kits: number(total(inPeriod(program.kits).map(({ kits }) => kits))) }),
    t('app.impact.why.use-with', shares(answer.naloxoneUse.withProgram)),
    t('app.impact.why.use-without', shares(answer.naloxoneUse.withoutProgram)),
    t('app.impact.why.without', counts(answer.deathsWithoutProgram)),
    ...(reversals === null
      ? []
      : [
          t('app.impact.why.reversals', { count: number(reversals.reported) }),
          t(reversals.verdict === 'fits' ? answerWordIds.reportsFit : answerWordIds.reportsAbove),
        ]),
    ...(infections === null
      ? []
      : [
          t('app.impact.why.hcv', counts(infections.hcvAverted)),
          t('app.impact.why.hiv', counts(infections.hivAverted)),
        ]),
    ...(people === null
      ? []
      : [t('app.impact.why.people', { low: number(people.low), high: number(people.high) })]),
    ...(needles.length === 0
      ? []
      : [
          t('app.impact.why.needles', {
            out: number(total(needles.map(({ out }) => out))),
            back: number(total(needles.map((row) => row.in))),
          }),
        ]),
    ...(first === undefined ? [] : [t('app.impact.why.most', { input: t(inputWordId(first.input)) })]),
  ];
};
