import { textOf } from '#catalog/choice.ts';
import { choiceKind } from '#catalog/entries.ts';
import { useEntries } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { useVisitParts } from '#visits/screens/panels.tsx';

/** Drugs to choose from, each with the names people use for it: "Heroin (dope, chiva, down)". */
export const useDrugs = (): readonly { readonly value: string; readonly label: string }[] => {
  const words = useWords();
  const { resolveList } = useVisitParts();
  const choices = useEntries(choiceKind);
  return (resolveList?.('substance', choices) ?? []).flatMap(
    ({ choice: { code, label, aliases }, hidden }) => {
      const name = textOf(label, words);
      return hidden
        ? []
        : [{ value: code, label: aliases === undefined ? name : `${name} (${aliases.join(', ')})` }];
    },
  );
};
