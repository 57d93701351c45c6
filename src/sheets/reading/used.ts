import { type ItemMeaning, itemMeaning } from './item-meaning.ts';
import { plain } from './plain.ts';

export const usedWords =
  /\b(used|usad[ao]s?|utili[sz]ed|utilizad[ao]s?|consumed|consumid[ao]s?|ocupad[ao]s?|usagees?|utilisees?)\b/;

export const replacedWords =
  /\b(replac\w*|refill\w*|re-?suppl\w*|re-?stocked kits?|reemplaz\w*|reposici[o]n(es)?|repuest[ao]s?)\b/;

const syringes = /\b(syringes?|needles?|sharps|points?|rigs?|jeringas?|jeringuillas?|agujas?|seringues?)\b/;
const unused = /\b(new|clean|sterile|nuev[ao]s?|limpi[ao]s?|esteril(es)?|neuves?|steriles?)\b/;
/** "Used at the fair", "usadas en jornada": used up there. */
const atPlace = /\b(at|in|on|for|during|by|up|this|per|en|durante|por|para)\b/;
/** "Used syringes" and "jeringas usadas" name a kind of syringe; "syringes used" says what was done with them. */
const namesKind = (text: string): boolean => {
  const word = usedWords.exec(text);
  if (word === null || atPlace.test(text.slice(word.index + word[0].length))) return false;
  if (/^(usad|usage)/.test(word[0])) return true;
  return (
    word[0] === 'used' && /\S/.test(text.slice(word.index + 4)) && !syringes.test(text.slice(0, word.index))
  );
};

const isSyringe = (item: ItemMeaning | string | undefined): boolean =>
  item === 'size' || (typeof item === 'object' && item.item.startsWith('syringe-'));

/** A column or a row beside it, and whether it counts what was given. */
export interface Beside {
  readonly header: string;
  readonly isOut: boolean;
}

/**
 * Whether a column or a row that says "used" counts what was brought back, by what stands beside it: syringes of the other kind
 * ("new, used"), or what was given, where nothing else is said to be used. `ask` where it may be what was used up, so given out.
 */
export const readUsed = (header: string, others: readonly Beside[]): 'back' | 'ask' => {
  const text = plain(header);
  const item = itemMeaning(text);
  if (item !== undefined && !isOfSyringes(text)) return 'ask';
  const beside = others
    .filter((other) => other.header !== header)
    .map((other) => ({ text: plain(other.header), isOut: other.isOut }));
  // "Cookers used" beside it: nobody brings cookers back.
  if (beside.some((other) => usedWords.test(other.text) && isSupplyOnly(other.text))) return 'ask';
  if (atPlace.test(text.slice(text.search(usedWords)))) return 'ask';
  if (
    beside.some((other) => unused.test(other.text) && (isOfSyringes(other.text) || isOnlyUnused(other.text)))
  )
    return 'back';
  return namesKind(text) && beside.some(({ isOut, text: other }) => isOut && isSyringesOrBare(other))
    ? 'back'
    : 'ask';
};

const isOfSyringes = (text: string): boolean => syringes.test(text) || isSyringe(itemMeaning(text));
const isOnlyUnused = (text: string): boolean => text.replace(unused, '').trim() === '';
const isSyringesOrBare = (text: string): boolean => isOfSyringes(text) || itemMeaning(text) === undefined;
/** A supply that nobody brings back; naloxone is used on somebody. */
const isSupplyOnly = (text: string): boolean => {
  const item = itemMeaning(text);
  return item !== undefined && !isOfSyringes(text) && !(typeof item === 'object' && /^nal/.test(item.item));
};
