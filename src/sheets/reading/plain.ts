import { fold } from '../mapping/mapping.ts';

const inWords: Readonly<Record<string, string>> = {
  half: '1/2',
  medio: '1/2',
  one: '1',
  un: '1',
  three: '3',
  five: '5',
  ten: '10',
};

/** Sizes whose point or stroke was lost in a name: `0_5ml`, `0-5 ml` and `05cc` are a half, `1_2cc` is 1/2. */
const withPoint = (text: string): string =>
  text
    .replace(
      /\b(half|medio|one|un|three|five|ten)(?: a)?[\s_-]*(?=(?:ml|cc)\b)/g,
      (_all, word: string) => `${inWords[word] ?? ''} `,
    )
    .replace(/(^|[^\d./])0[-_ ]?(\d{1,2})(?=[\s_-]*(?:ml|cc)(?![a-z]))/g, '$10.$2')
    .replace(/(^|[^\d./])(?:1[-_]2|3[-_]10)(?=[\s_-]*(?:ml|cc)(?![a-z]))/g, (all) =>
      all.replace(/[-_](?=\d+$)/, '/'),
    );

/**
 * A header as plain words, to be judged: `Syringes_Given`, `syringesGiven` and `SYRINGES  given:` are one. Sizes keep their
 * points, fractions and inches ("0.5", "1/2", `5/16"`).
 */
export const plain = (text: string): string =>
  withPoint(
    fold(
      text
        .replace(
          /([\d/]\s*)(mL|cC|Ml|ML|CC)\b/g,
          (_all, before: string, unit: string) => before + unit.toLowerCase(),
        )
        .replace(/([a-z]{2})([A-Z])/g, '$1 $2')
        .replace(/½/g, '1/2')
        .replace(/[“”″]|''/g, '"'),
    ),
  )
    .replace(/[_*:;|•–—←→↑↓⬆⬇]+/gu, ' ')
    .replace(/(\d),(\d)/g, '$1.$2')
    .replace(/[?¿!¡#]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
