import { type Label, labelId } from '#catalog/choice.ts';
import { lists } from '#catalog/lists.ts';
import { reportLists } from '#catalog/report-lists.ts';
import { surveyLists } from '#catalog/survey.ts';
import { items } from '#programs/items.ts';

const labels = (): readonly Label[] =>
  [items, ...Object.values(lists), ...Object.values(reportLists), ...surveyLists]
    .flat()
    .map(({ label }) => label);

/** Every label that is shipped, as `[id, English]`: what a language that is not written beside the English has to say. */
export const shippedLabels = (): readonly (readonly [id: string, text: string])[] => [
  ...new Map(labels().map((label) => [labelId(label), label.en])),
];

/** Every label in one of the languages that are written beside each other, as `[id, text]`. */
export const labelsIn = (locale: 'en' | 'es'): readonly (readonly [id: string, text: string])[] => [
  ...new Map(labels().map((label) => [labelId(label), label[locale] ?? label.en])),
];
