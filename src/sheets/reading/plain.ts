import { fold } from '../mapping/mapping.ts';

/**
 * A header as plain words, to be judged: `Syringes_Given`, `syringesGiven` and `SYRINGES  given:` are one. Sizes keep their
 * points, fractions and inches ("0.5", "1/2", `5/16"`).
 */
export const plain = (text: string): string =>
  fold(
    text
      .replace(
        /(\d\s*)(mL|cC|Ml|ML|CC)\b/g,
        (_all, before: string, unit: string) => before + unit.toLowerCase(),
      )
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .replace(/½/g, '1/2')
      .replace(/[“”″]|''/g, '"'),
  )
    .replace(/[_*:;|•–—]+/g, ' ')
    .replace(/(\d),(\d)/g, '$1.$2')
    .replace(/[?¿!¡#]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
