import { type ComponentChildren, createContext } from 'preact';
import { useGiven } from '../use-given.ts';
import type { Words } from './words.ts';

const WordsContext = createContext<Words | undefined>(undefined);

/** Gives every screen below it the words of one language. */
export const WordsProvider = ({
  words,
  children,
}: {
  readonly words: Words;
  readonly children: ComponentChildren;
}) => <WordsContext.Provider value={words}>{children}</WordsContext.Provider>;

/** The words of the language in use: `const { t } = useWords()`. */
export const useWords = (): Words => useGiven(WordsContext);
