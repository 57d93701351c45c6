import type { Choice } from './choice.ts';
import { type Resolved, resolveChoices } from './choices.ts';
import type { ChoiceEntry } from './entries.ts';
import type { ListName } from './list-names.ts';
import { lists } from './lists.ts';

/** A code list as an organization sees it (choices.ts). Apart from items: other lists are fetched when first needed. */
export const resolveList = (list: ListName, entries: readonly ChoiceEntry[]): readonly Resolved[] =>
  resolveChoices(list, lists[list], entries);

/** The choices to offer now: hidden ones left out. */
export const offeredChoices = (list: ListName, entries: readonly ChoiceEntry[]): readonly Choice[] =>
  resolveList(list, entries).flatMap(({ choice, hidden }) => (hidden ? [] : [choice]));
