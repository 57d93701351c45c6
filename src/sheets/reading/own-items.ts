import { namesIn } from '#catalog/choice.ts';
import type { Item } from '#catalog/item.ts';
import { findItem } from '#programs/items.ts';
import { plain } from './plain.ts';

/** The item that a header or a word names by the name it has in this organization. */
export type OwnItem = (text: string) => string | undefined;

/** Words beside a name that say nothing but that it was given and counted. */
const beside =
  /\b(given|out|given out|handed out|distributed|dispensed|issued|provided|number|no\.?|qty|quantity|count|of|total|entregad[ao]s?|distribuid[ao]s?|cantidad|numero|de)\b/g;

const nameOf = (text: string): string =>
  plain(text)
    .replace(beside, ' ')
    .replace(/[()[\]]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/s$/, '');

/**
 * Names of items that the organization made or called otherwise. Those of the catalog are known by their meaning
 * (item-meaning.ts); a name that two items share names neither.
 */
export const ownItems = (items: readonly Item[]): OwnItem => {
  const byName = new Map<string, string | undefined>();
  for (const { code, label } of items) {
    const shipped = findItem(code);
    const named = namesIn(label);
    if (shipped !== undefined && namesIn(shipped.label).join() === named.join()) continue;
    for (const name of new Set(named.map(nameOf)))
      if (name !== '') byName.set(name, byName.has(name) ? undefined : code);
  }
  return (text) => (byName.size === 0 ? undefined : byName.get(nameOf(text)));
};
