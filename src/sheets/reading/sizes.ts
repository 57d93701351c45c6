/** Sizes and packs as headers and words spell them. All texts are plain (plain.ts). */

const barrels: ReadonlyMap<number, string> = new Map([
  [0.3, 'syringe-0-3ml'],
  [0.5, 'syringe-0-5ml'],
  [1, 'syringe-1ml'],
  [2, 'syringe-2ml'],
  [3, 'syringe-3ml'],
  [5, 'syringe-5ml'],
  [10, 'syringe-10ml'],
]);

const millilitres = /(\d+\/\d+|\d*\.\d+|\d+)\s*-?\s*(?:ml|mls|cc|ccs|c\.c\.?)(?![a-z])/g;
/** Before a number: it is the rest of a longer one. */
const goesOn = /[\d.]$|\d\/$/;
/** Insulin syringes are marked in units, 100 to the millilitre (U-100). */
const insulin = /(?:^|[^\d.u-])(30|50|100)\s*-?\s*(?:units?|unidades|u)(?![a-z0-9])/;

/** Barrel sizes in millilitres that a text names; the same one twice counts once. */
export const barrelSizes = (text: string): readonly number[] => {
  const found = new Set<number>();
  for (const { index, 1: number = '' } of text.matchAll(millilitres)) {
    if (goesOn.test(text.slice(0, index))) continue;
    const [over = '', under] = number.split('/');
    found.add(under === undefined ? Number(over) : Number(over) / Number(under));
  }
  if (found.size > 0) return [...found];
  const units = insulin.exec(text)?.[1];
  return units === undefined ? [] : [Number(units) / 100];
};

/** The syringe of a barrel size; undefined for a size that nobody makes: then a person must say. */
export const syringeOfSize = (millilitre: number): string | undefined => barrels.get(millilitre);

const packWord =
  '(?:box|boxes|pack|packs|pk|pks|pkg|pkgs|packet|packets|package|packages|bag|bags|case|cases|bundle|bundles|sleeve|sleeves|ctn|carton|cartons|caja|cajas|paquete|paquetes|bolsa|bolsas|boite|boites|sachets? de)';
const packSizes: readonly RegExp[] = [
  new RegExp(`\\b${packWord}\\s*(?:of|de|x|=|/|@|\\(|:)?\\s*(\\d+)\\b(?![./]\\d|\\s*(?:ml|cc|mg)\\b)`),
  new RegExp(`\\b(\\d+)\\s*(?:/|per|por|par|x|-|a|ct per|count)?\\s*${packWord}\\b`),
  /\b(?:strips?|rolls?|trays?|sheets?|strings?) of (\d+)\b/,
  /\b(\d+)\s*-?\s*(?:ct|count|pz|pzas|piezas|pcs)\b/,
  /(?:^|[\s(])x\s*(\d+)\b/,
];
const packed = new RegExp(`\\b${packWord}\\b`);

/** How many pieces one of what is counted holds: "box of 100" is 100; `unknown` for packs that do not say. */
export const packSize = (text: string): number | 'unknown' | undefined => {
  for (const shape of packSizes) {
    const found = Number(shape.exec(text)?.[1] ?? 0);
    if (found > 1) return found;
  }
  if (/\b(dozens?|doz|docenas?|douzaines?)\b/.test(text)) return 12;
  if (/\bgross\b/.test(text)) return 144;
  return packed.test(text) ? 'unknown' : undefined;
};

/** The text without what it says about packs, so that "box of 100" names no size and no item. */
export const withoutPack = (text: string): string =>
  packSizes
    .reduce((rest, shape) => rest.replace(shape, ' '), text)
    .replace(packed, ' ')
    .replace(/\b(dozens?|doz|docenas?|douzaines?|gross) ?(of|de)?\b/, ' ')
    .replace(/[()[\]]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
