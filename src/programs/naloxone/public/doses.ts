import { ratherNotSay } from '#catalog/choice.ts';
import { numbersTo, optionsOf, select, tiles } from '#public/controls.ts';
import { html } from '#public/html.ts';
import { type Ask, answered, skipped, wrong } from '#public/question.ts';
import type { Lists } from './lists.ts';

/** Doses of one product are asked up to this. More is rare, and a worker can record it. */
const mostDoses = 10;

/** Whether any was given, and how many of each product. Numbers speak louder than the first answer. */
export const askDoses: Ask<Lists> = {
  type: 'own',
  show: ({ field, context, values, say, declined }) => html`${tiles(
    'radio',
    field,
    [
      ...['yes', 'no', 'unknown'].map((code) => ({ value: code, label: say(`gave.${code}`) })),
      { value: ratherNotSay, label: declined },
    ],
    new Set(values.get(field)),
  )}
<p class="hint">${say('hint.doses')}</p>
${optionsOf(context.data('product'), context).map(
  ({ value, label }) =>
    html`<div class="row"><span>${label}</span>${select(
      `doses-${value}`,
      label,
      numbersTo(mostDoses),
      new Set(values.get(`doses-${value}`)),
      '–',
    )}</div>`,
)}`,
  read: (values, { data }) => {
    const doses: { product: string; route: string; count: number }[] = [];
    for (const { code } of data('product')) {
      const text = values.get(`doses-${code}`)?.[0]?.trim() ?? '';
      if (text === '' || text === '0') continue;
      const count = Number(text);
      if (!Number.isInteger(count) || count < 0 || count > mostDoses) return wrong('public.problem.choice');
      doses.push({ product: code, route: routeOf(code), count });
    }
    if (doses.length > 0) return answered(doses);
    const gave = values.get('doses')?.[0]?.trim();
    if (gave === 'no') return answered([]);
    return gave === ratherNotSay ? { is: 'declined' } : skipped;
  },
};

const routeOf = (product: string): string => {
  if (product.startsWith('nasal')) return 'nasal';
  return product.startsWith('im-') ? 'muscle' : 'unknown';
};
