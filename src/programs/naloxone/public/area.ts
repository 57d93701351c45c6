import { ratherNotSay } from '#catalog/choice.ts';
import { codeInput, optionsOf, tiles } from '#public/controls.ts';
import { html } from '#public/html.ts';
import { type Ask, answered, givenIn, skipped, wrong } from '#public/question.ts';
import type { Lists } from './lists.ts';

const shortChars = 3;

/**
 * An area of the organization's own list, or, where it has none, the first three characters of a postal code: no more of it is
 * kept, even when somebody types all of it.
 */
export const askArea: Ask<Lists> = {
  type: 'own',
  show: ({ field, context, values, say, declined }) => {
    const chosen = new Set(values.get(field));
    const notSaid = { value: ratherNotSay, label: declined };
    return context.data('area').length > 0
      ? tiles('radio', field, [...optionsOf(context.data('area'), context), notSaid], chosen)
      : html`${codeInput({ field, state: { values, say }, chars: shortChars })}
${tiles('checkbox', field, [notSaid], chosen)}`;
  },
  read: (values, { data }) => {
    const { kept, isDeclined } = givenIn(values, 'area');
    const [typed] = kept;
    if (typed === undefined) return isDeclined ? { is: 'declined' } : skipped;
    if (data('area').some(({ code }) => code === typed)) return answered(typed);
    const short = typed.toUpperCase().slice(0, shortChars);
    return /^[A-Z0-9]{3}$/.test(short) ? answered(short) : wrong('naloxone.reversal.problem.area');
  },
};
