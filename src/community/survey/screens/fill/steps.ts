import { answersOf, type Question } from '../../questions.ts';
import { coverageOf, type Injecting } from '../../rules/coverage.ts';
import type { Answers } from '../../rules/tally.ts';

/** One thing that is asked: a question, or one of the three numbers that coverage is reckoned from. */
export type Step = Exclude<Question, 'coverage'> | 'days' | 'times' | 'syringes';

/** What somebody has said so far: in memory, and gone with the screen. */
export interface Said {
  readonly answers: Answers;
  readonly injecting: Partial<Injecting>;
}

export const nothingSaid: Said = { answers: {}, injecting: {} };

/** What is asked, by what was said: who did not inject is not asked how often. */
export const stepsOf = (asked: readonly Question[], { answers, injecting }: Said): readonly Step[] =>
  asked.flatMap((question): readonly Step[] => {
    if (question !== 'coverage') return [question];
    if (injecting.days === undefined || injecting.days === 0) return ['days'];
    if (injecting.times === undefined && answers.coverage !== undefined) return ['days', 'times'];
    return ['days', 'times', 'syringes'];
  });

export const mostOf = { days: 30, times: 30, syringes: 3_000 } as const;

export const isNumberStep = (step: Step): step is keyof typeof mostOf => step in mostOf;

export const answersAt = (step: Step): readonly string[] => (isNumberStep(step) ? [] : answersOf[step].codes);

/** What was said at a step, if anything. */
export const saidAt = (step: Step, { answers, injecting }: Said): string | number | undefined =>
  isNumberStep(step) ? injecting[step] : answers[step];

/** With an answer, or one that is none. */
export const withChoice = (step: Step, said: Said, answer: string): Said =>
  isNumberStep(step)
    ? { answers: { ...said.answers, coverage: answer }, injecting: before(step, said.injecting) }
    : { ...said, answers: { ...said.answers, [step]: answer } };

export const withNumber = (step: keyof typeof mostOf, said: Said, value: number): Said => {
  const injecting = { ...before(step, said.injecting), [step]: value };
  const { coverage: _coverage, ...others } = said.answers;
  const coverage =
    injecting.days === undefined ? undefined : coverageOf({ ...injecting, days: injecting.days });
  return { answers: coverage === undefined ? others : { ...others, coverage }, injecting };
};

/** What was said before this number: a change of it leaves what came after to be asked again. */
const before = (step: keyof typeof mostOf, { days, times }: Partial<Injecting>): Partial<Injecting> => ({
  ...(step !== 'days' && days !== undefined && { days }),
  ...(step === 'syringes' && times !== undefined && { times }),
});
