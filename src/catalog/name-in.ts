import { type Choice, type Speaking, textOf } from './choice.ts';

/** The name of a code in a list; undefined where the list has none. */
export const nameIn = (choices: readonly Choice[], code: string, words: Speaking): string | undefined => {
  const found = choices.find((choice) => choice.code === code);
  return found && textOf(found.label, words);
};
