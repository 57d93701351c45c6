/**
 * How hard a text is to read. English: Flesch-Kincaid grade (Kincaid et al. 1975). Spanish: the ease score of
 * Fernández Huerta (1959), 0 to 100, higher is easier; 70 to 80 is read as about sixth grade, 60 to 70 as
 * eighth or ninth. Both are noisy on single labels, so they are meant for all the sentences of one screen.
 */

/** A phrase of fewer words is a label: shortness alone makes it readable, and the formulas misjudge it. */
const shortestSentence = 4;

/** A score from fewer words than this says nothing. */
export const leastWords = 40;

export type TextCounts = { readonly sentences: number; readonly words: number; readonly syllables: number };

/** Counts over many messages; markup and placeholders are taken as one plain word. */
export const countText = (texts: readonly string[], syllablesOf: (word: string) => number): TextCounts => {
  const sentences = texts
    .flatMap((text) => text.split(/[.!?:;]+(?:\s|$)|\n+/u))
    .map((sentence) => sentence.match(/[\p{L}\p{N}'’-]+/gu) ?? [])
    .filter((words) => words.length >= shortestSentence);
  const words = sentences.flat();
  return {
    sentences: sentences.length,
    words: words.length,
    syllables: words.reduce((total, word) => total + syllablesOf(word), 0),
  };
};

/** Flesch-Kincaid grade: 0.39 words a sentence + 11.8 syllables a word - 15.59. */
export const englishGrade = (texts: readonly string[]): number | undefined => {
  const counts = countText(texts, englishSyllables);
  return counts.words < leastWords ? undefined : gradeOf(counts);
};

export const gradeOf = ({ sentences, words, syllables }: TextCounts): number =>
  0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59;

/** Fernández Huerta ease: 206.84 - 60 syllables a word - 1.02 words a sentence. */
export const spanishEase = (texts: readonly string[]): number | undefined => {
  const counts = countText(texts, spanishSyllables);
  return counts.words < leastWords ? undefined : spanishEaseOf(counts);
};

export const spanishEaseOf = ({ sentences, words, syllables }: TextCounts): number =>
  206.84 - 60 * (syllables / words) - 1.02 * (words / sentences);

/** Vowel groups, less a silent final e. Within a syllable or so of a dictionary, which is enough here. */
export const englishSyllables = (word: string): number => {
  const lower = word.toLowerCase().replace(/[^a-z]/g, '');
  if (lower === '') return 1;
  const bare = lower.replace(/(?:[^laeiouy]es|[^aeiouytd]ed|[^laeiouy]e)$/, (end) => end.charAt(0));
  return Math.max(1, (bare.match(/[aeiouy]+/g) ?? []).length);
};

/** Strong vowels part, weak ones join: `cuaderno` has three, `día` two. */
export const spanishSyllables = (word: string): number => {
  const lower = word.toLowerCase().replace(/([gq])u([eiéí])/g, '$1$2');
  const nuclei = lower.match(/[íú]|[iuüy]?[aeoáéó](?:[iuüy](?![aeoáéó]))?|[iuü]+y?|y\b/g);
  return Math.max(1, nuclei?.length ?? 0);
};
