import type { Step } from '../entries.ts';
import { leadsTo, moves, type State } from './moves.ts';

/** What can be said of a referral, the likely ones first; a no says why in the same tap. */
const all = [
  ['accept'],
  ['came'],
  ['start'],
  ['not-today'],
  ['full'],
  ['not-ours', 'not-offered'],
  ['not-ours', 'insurance'],
  ['not-ours', 'other'],
  ['onward'],
] as const satisfies readonly (readonly [Step, string?])[];

export interface Answer {
  readonly step: Step;
  readonly reason?: string;
}

/** The answers that would change something: what was said before is not asked again. */
export const answersTo = (state: State): readonly Answer[] =>
  all
    .filter(([step]) => {
      const led = leadsTo(step, state);
      return led !== undefined && led !== state;
    })
    .map(([step, reason]) => ({ step, ...(reason !== undefined && { reason }) }));

/** As one text: in a form, and in the name of its words. */
export const answerText = ({ step, reason }: Answer): string =>
  reason === undefined ? step : `${step}.${reason}`;

/** An answer that a form sent; undefined where there is none of this name, or whoever has a link may not say it. */
export const readAnswer = (text: string): Answer | undefined =>
  all
    .map(([step, reason]): Answer => ({ step, ...(reason !== undefined && { reason }) }))
    .find((answer) => answerText(answer) === text && moves[answer.step].by === 'link');
