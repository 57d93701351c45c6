import { largestQuantity } from '#catalog/quantity.ts';
import { err, ok, type Result } from '#log/index.ts';
import { fold } from './mapping.ts';
import type { RowProblemCode } from './problem.ts';

/** How to read the numbers of one column. */
export interface NumberRules {
  readonly decimal: '.' | ',';
  /** Pieces in one of what is counted, for columns of packs; also in "3 boxes" of any column. */
  readonly pack?: number;
}

export interface Amount {
  readonly value: number;
  /** Marked as about right ("~20", "60*"): taken as it stands. */
  readonly about?: true;
}

export type Problem = { readonly code: RowProblemCode; readonly detail?: string };

const nothing = new Set(
  (
    '- -- --- – — . .. ... n/a na n.a. n.a n/d nd s/d sd n/k n/r nr null nil nada none zero cero ninguno ninguna ningun ' +
    'no aucun aucune neant vacio blank empty unknown unk desconocido ? ?? tbd pending pendiente missing ' +
    'ø dnr dna "did not record" "not open" "no service" "no hubo" "no se conto" "no se entrego" closed cerrado cerrada holiday feriado festivo ferme "not recorded" "no data" "sin dato" "sin datos" ' +
    '"not applicable" "no aplica" "not asked" declined refused rechazo rechazado "rather not say" "prefer not to say" "not counted" "no visits" "did not go out" off cancelled canceled cancelado ' +
    '#n/a'
  ).match(/"[^"]+"|\S+/g) ?? [],
);
const nothingWords = new Set([...nothing].map((word) => word.replaceAll('"', '')));

/** A word that people write where there is nothing to count, or nobody knows. */
export const isNothing = (text: string): boolean => {
  const word = fold(text);
  return word === '' || nothingWords.has(word) || nothingWords.has(word.replace(/^\((.*)\)$/, '$1'));
};

/** A count kept from the reader so that nobody is recognized ("<6", "<=5", "suppressed"): not known, never a number. */
export const isSuppressed = (text: string): boolean =>
  /^(<|≤|&lt;|(less|fewer) than|under|below|menos (de|que)|menor(es)? (a|de|que)|inferior a|moins de)\s*=?\s*\d+$|^\d+ (or|o|ou) (fewer|less|menos|moins)$|^(\*{1,3}|†|suppressed|supp|suprimid[oa]|redacted|1\s*[-–]\s*[45])$/.test(
    fold(text),
  );

const smallNumbers = new Map(
  ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']
    .map((word, index): [string, number] => [word, index])
    .concat([
      ['un', 1],
      ['uno', 1],
      ['una', 1],
      ['dos', 2],
      ['tres', 3],
      ['cuatro', 4],
      ['cinco', 5],
      ['seis', 6],
      ['siete', 7],
      ['ocho', 8],
      ['nueve', 9],
      ['diez', 10],
    ]),
);
/** "Two", "dos": a small count in words. */
export const isNumberWord = (text: string): boolean => smallNumbers.has(fold(text));

const about =
  '(?:~|≈|about|approx\\.?|approximately|around|roughly|ca\\.?|circa|est\\.?|aprox\\.?|alrededor de|unos|unas|env\\.?|environ)';
const marked = new RegExp(
  `^${about}\\s*|\\s*(?:[*†‡^+?]+|\\(?${about}\\)?|\\((?:est|estimated|approx|aprox)[^)]*\\))$`,
  'g',
);
const pieces =
  '(?:ea|each|pcs?|pieces?|units?|ct|count|syringes?|needles?|kits?|dos(?:e|es|is)|strips?|piezas?|pzas?|unidades|jeringas?|tiras?|total|people|ppl|personas?|visits?)';
const packs =
  '(?:box(?:es)?|packs?|pks?|pkgs?|packets?|packages?|bags?|cases?|bundles?|sleeves?|cartons?|ctns?|cajas?|paquetes?|bolsas?)';
const onlyPieces = new RegExp(`^(.+?)\\s*${pieces}\\.?$`);
const onlyPacks = new RegExp(`^(.+?)\\s*${packs}\\.?$`);
const times = new RegExp(
  `^(\\d+)\\s*(?:x|×|@|${packs}\\s*(?:of|de|x)?\\s*\\(?)\\s*(\\d+)\\)?\\s*(?:${pieces})?$`,
);
const dozens = /^(\d+)\s*(?:doz(?:en)?|docenas?)\.?$/;
const sum = /^=?\s*\d+(?:\s*\+\s*\d+)+$/;

/** A number as people write it, whole or not. `undefined`: a word for nothing, or a count that was kept back. */
export const readAmount = (
  cell: string | number,
  rules: NumberRules,
): Result<Amount | undefined, Problem> => {
  if (typeof cell === 'number') return ok({ value: cell });
  const text = fold(cell);
  const bare = plainNumber(text, rules);
  if (bare !== undefined) return ok({ value: bare });
  if (isNothing(text) || isSuppressed(text)) return ok(undefined);
  const unmarked = text.replace(marked, '').trim();
  if (unmarked !== text && unmarked !== '') {
    const read = readAmount(unmarked, rules);
    return read.ok && read.value !== undefined ? ok({ ...read.value, about: true }) : read;
  }
  const word = smallNumbers.get(text);
  if (word !== undefined) return ok({ value: word });
  const product = times.exec(text);
  if (product !== null) return ok({ value: Number(product[1]) * Number(product[2]) });
  const dozen = dozens.exec(text);
  if (dozen !== null) return ok({ value: Number(dozen[1]) * 12 });
  if (sum.test(text))
    return ok({ value: text.split('+').reduce((all, part) => all + Number(part.replace('=', '')), 0) });
  const counted = onlyPieces.exec(text)?.[1];
  if (counted !== undefined) return readAmount(counted, rules);
  const packed = onlyPacks.exec(text)?.[1];
  if (packed !== undefined) {
    const read = readAmount(packed, rules);
    if (!read.ok || read.value === undefined) return read;
    // The pack size of a column is put on by whoever counts the column.
    return rules.pack === undefined ? err({ code: 'number-pack', detail: cell }) : read;
  }
  return err({ code: 'number-format', detail: cell.slice(0, 40) });
};

/** Digits with their signs for thousands and parts; group signs only where groups stand: "1,5" is not fifteen, "10 20" not 1020. */
const plainNumber = (text: string, { decimal }: NumberRules): number | undefined => {
  // Most cells are mere digits.
  if (/^\d{1,15}$/.test(text)) return Number(text);
  if (!/\d/.test(text)) return undefined;
  const tight = text
    .replace(/^([-+(])\s+|\s+(?=\)$)/g, '$1')
    .replace(/^\D?\d{1,3}(?:[\s'’]\d{3})+(?!\d)/, (groups) => groups.replace(/[\s'’]/g, ''));
  const negative = /^\((.+)\)$/.exec(tight)?.[1];
  const digits = negative ?? tight;
  if (!numberShapes[decimal].test(digits)) return undefined;
  const value = Number(digits.replaceAll(decimal === '.' ? ',' : '.', '').replace(',', '.'));
  return negative === undefined ? value : -value;
};

const numberShapes = {
  '.': /^[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/,
  ',': /^[+-]?(\d+|\d{1,3}(\.\d{3})+)(,\d+)?$/,
} as const;

/** A whole number from 0 up, or why it is none. */
export const readCount = (cell: string | number, rules: NumberRules): Result<number | undefined, Problem> => {
  const read = readAmount(cell, rules);
  if (!read.ok) return read;
  const value = read.value?.value;
  if (value === undefined) return ok(undefined);
  if (value < 0) return err({ code: 'count-negative', detail: String(value) });
  const whole = Math.abs(value - Math.round(value)) < 1e-9 ? Math.round(value) : value;
  if (!Number.isInteger(whole)) return err({ code: 'count-fractional', detail: String(value) });
  if (whole > largestQuantity) return err({ code: 'count-absurd', detail: String(value) });
  return ok(whole);
};
