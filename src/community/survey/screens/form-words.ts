import type { Choice } from '#catalog/choice.ts';
import { languages } from '#catalog/languages.ts';
import { nameIn } from '#catalog/name-in.ts';
import { surveyAnswers, surveyAsks, surveyHints, surveyNoAnswers, surveySaid } from '#catalog/survey.ts';
import { useWords } from '#kit/words/context.tsx';

/** What somebody reads who answers, in their language, whatever the worker's is. */
export interface FormWords {
  readonly locale: string;
  readonly say: (code: string) => string;
  readonly ask: (code: string) => string;
  readonly hint: (code: string) => string | undefined;
  readonly answer: (code: string) => string;
}

/** The languages that a form is there in: those of the catalog, and the one of the screen. */
export const useFormLanguages = (): readonly { readonly code: string; readonly name: string }[] => {
  const { locale } = useWords();
  return languages.filter(({ code }) => code === locale || code in surveySaid[0].label);
};

export const useFormWords = (locale: string): FormWords => {
  const { t } = useWords();
  const find = (list: readonly Choice[], code: string): string | undefined =>
    nameIn(list, code, { locale, t });
  return {
    locale,
    say: (code) => find(surveySaid, code) ?? code,
    ask: (code) => find(surveyAsks, code) ?? code,
    hint: (code) => find(surveyHints, code),
    answer: (code) => find(surveyAnswers, code) ?? find(surveyNoAnswers, code) ?? code,
  };
};
