import { type Label, labelId } from '#catalog/choice.ts';
import { lists } from '#catalog/lists.ts';
import { reportLists } from '#catalog/report-lists.ts';
import { surveyLists } from '#catalog/survey.ts';
import { items } from '#programs/items.ts';

/** Every label that is shipped, as `[id, English]`: what a language that is not written beside the English has to say. */
export const shippedLabels = (): readonly (readonly [id: string, text: string])[] => {
  const labels: readonly Label[] = [
    items,
    ...Object.values(lists),
    ...Object.values(reportLists),
    ...surveyLists,
  ]
    .flat()
    .map(({ label }) => label);
  return [...new Map(labels.map((label) => [labelId(label), label.en]))];
};
