import type { ReversalCheck } from '#impact/answer/reversals.ts';
import type { Summary } from '#impact/inference/summary.ts';
import type { Program } from '#impact/program/program.ts';
import { inputWordId } from '#impact/words/ids.ts';
import { useWords } from '#kit/words/context.tsx';
import type { PageAnswer } from './engine/protocol.ts';

/** Infections averted in sentences; none when the form left the part out. */
export const useInfections = ({ infections }: PageAnswer): readonly string[] => {
  const { t, number } = useWords();
  // "-33 to 157 averted" is read as a slip: below zero it is said in words.
  const infection = (name: 'hcv' | 'hiv' | 'hcv-passed-on', summary: Summary): string => {
    const low = Math.floor(summary.most[0]);
    const high = Math.ceil(summary.most[1]) + 0;
    return low < 0
      ? t(`app.impact.why.${name}-unclear`, { more: number(-low), fewer: number(Math.max(0, high)) })
      : t(`app.impact.why.${name}`, { low: number(low + 0), high: number(high) });
  };
  if (infections === null) return [];
  return [
    infection('hcv', infections.hcvAverted),
    ...(infections.hcvDynamic === null ? [] : [infection('hcv-passed-on', infections.hcvDynamic.tenYears)]),
    infection('hiv', infections.hivAverted),
  ];
};

const tenths = { maximumFractionDigits: 1 };

/** Why the answer is what it is: short sentences, each with the range it knows. */
export const useReasons = (answer: PageAnswer, program: Program): readonly string[] => {
  const { t, number, percent } = useWords();
  const infectionSentences = useInfections(answer);
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
  // A program without needles needs no line that says zero.
  const needles = inPeriod(program.needles).filter((row) => row.out > 0 || (row.in ?? 0) > 0);
  const { reversals, infections, treatment } = answer;
  const reports = ({ reported, avertedByReports }: ReversalCheck): readonly string[] =>
    reported === 0
      ? [t('app.impact.why.no-reversals')]
      : [
          t('app.impact.why.reversals', { count: number(reported) }),
          t('app.impact.why.by-reports', counts(avertedByReports)),
        ];
  const [first] = answer.influence;
  const kits = total(inPeriod(program.kits).map((row) => row.kits));
  return [
    ...(kits === 0
      ? []
      : [
          t('app.impact.why.kits', { kits: number(kits) }),
          t('app.impact.why.use-with', shares(answer.naloxoneUse.withProgram)),
          t('app.impact.why.use-without', shares(answer.naloxoneUse.withoutProgram)),
          t('app.impact.why.without', counts(answer.deathsWithoutProgram)),
        ]),
    ...(reversals === null ? [] : reports(reversals)),
    ...(infections === null
      ? []
      : [
          ...(infections.coverage === null
            ? []
            : [t('app.impact.why.coverage', shares(infections.coverage))]),
          ...infectionSentences,
        ]),
    ...(treatment === null
      ? []
      : [
          t('app.impact.why.treatment', {
            began: number(Math.round(treatment.began)),
            low: number(treatment.averted.most[0], tenths),
            high: number(treatment.averted.most[1], tenths),
          }),
        ]),
    ...(people === null
      ? []
      : [t('app.impact.why.people', { low: number(people.low), high: number(people.high) })]),
    ...(needles.length === 0
      ? []
      : [
          needles.every((row) => row.in === null)
            ? t('app.impact.why.needles-out', { out: number(total(needles.map(({ out }) => out))) })
            : t('app.impact.why.needles', {
                out: number(total(needles.map(({ out }) => out))),
                back: number(total(needles.map((row) => row.in ?? 0))),
              }),
        ]),
    ...(first === undefined || kits === 0
      ? []
      : [t('app.impact.why.most', { input: t(inputWordId(first.input)) })]),
  ];
};
