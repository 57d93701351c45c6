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
const insulin = /(?:^|[^\d.u-])(30|50|100)\s*-?\s*(?:units?|unidades|ui|iu|u)(?![a-z0-9])/;

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
  '(?:box|boxes|bx|bxs|pack|packs|pk|pks|pkg|pkgs|packet|packets|package|packages|bag|bags|case|cases|bundle|bundles|sleeve|sleeves|ctn|carton|cartons|caja|cajas|paquete|paquetes|bolsa|bolsas|boite|boites|sachets? de)';
const packSizes: readonly RegExp[] = [
  new RegExp(`\\b${packWord}\\s*(?:of|de|x|=|/|@|\\(|:)?\\s*(\\d+)\\b(?![./]\\d|\\s*(?:ml|cc|mg)\\b)`),
  new RegExp(`\\b(\\d+)\\s*(?:/|per|por|par|x|-|a|ct per|count)?\\s*${packWord}\\b`),
  /\b(?:strips?|rolls?|trays?|sheets?|strings?|blisters?|tiras?|rollos?|sobres?|charolas?) (?:of|de|con) (\d+)\b/,
  /\b(\d+)\s*-?\s*(?:ct|count|pz|pzas|piezas|pcs)\b/,
  // "30g x 5/16" is the length of a needle.
  /(?:^|[\s(])x\s*(\d+)\b(?![./]\d|\s*-?\s*(?:"|'|in\b|inch|mm\b|cm\b|g\b|ga\b|gauge|ml|cc|mg))/,
];
/** "Case (5 boxes of 100)", "5x100". */
const packsOfPacks = new RegExp(
  `(?:^|[\\s(])(\\d+)\\s*(?:${packWord}\\s*(?:of|de|x|\\()\\s*|[x×]\\s*)(\\d+)\\b(?![./]\\d|\\s*(?:ml|cc|mg|in\\b|"|mm))`,
);
/** "Gauze 2x2" is a length and a width. */
const dressing = /\b(gauze|pads?|dressings?|bandages?|gasas?|foils?|vendas?|apositos?)\b/;
/** "1 ml (100)" and "Syringes (000s)": packs or hundreds, nobody says. */
const perhapsPacked =
  /\((?:10|12|20|24|50|100|144|200|250|500|1000)\)\s*$|\(?\b(?:in |en )?(?:0{2,3}'?s|10{1,3}'?s|hundreds|thousands|cientos|cientos de|miles)\)?\s*$/;
const packed = new RegExp(`\\b${packWord}\\b`);

/** How many pieces one of what is counted holds: "box of 100" is 100; `unknown` for packs that do not say. */
export const packSize = (text: string): number | 'unknown' | undefined => {
  const [, many, each] = (dressing.test(text) ? null : packsOfPacks.exec(text)) ?? [];
  if (Number(many) > 1 && Number(each) > 1) return Number(many) * Number(each);
  for (const shape of packSizes) {
    const found = Number(shape.exec(text)?.[1] ?? 0);
    if (found > 1) return found;
  }
  if (/\b(dozens?|doz|docenas?|douzaines?)\b/.test(text)) return 12;
  if (/\b(gross|gruesas?)\b/.test(text)) return 144;
  if (/^(?:cientos|centenas|centenares|hundreds) (?:de|of)\b/.test(text)) return 100;
  if (/^(?:miles|millares|thousands) (?:de|of)\b/.test(text)) return 1000;
  // "Boxes of 1cc (100)".
  const inside = Number(/\((\d{2,4})\)\s*$/.exec(text)?.[1] ?? 0);
  if (inside > 1 && packed.test(text)) return inside;
  return packed.test(text) || perhapsPacked.test(text) ? 'unknown' : undefined;
};

/** The text without what it says about packs, so that "box of 100" names no size and no item. */
export const withoutPack = (text: string): string =>
  packSizes
    .reduce(
      (rest, shape) => rest.replace(shape, ' '),
      (dressing.test(text) ? text : text.replace(packsOfPacks, ' ')).replace(perhapsPacked, ' '),
    )
    .replace(packed, ' ')
    .replace(
      /\b(dozens?|doz|docenas?|douzaines?|gross|gruesas?|cientos|centenas|centenares|hundreds|miles|millares|thousands) ?(of|de)?\b/,
      ' ',
    )
    .replace(/[()[\]]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** Sizes, gauges, lengths, strengths, years and doses of a kit: numbers that say no pack. */
const readNumbers: readonly RegExp[] = [
  /(?:\d+\/\d+|\d*\.\d+|\d+)\s*-?\s*(?:mls?|ccs?|c\.c\.?|mg|mcg|ug|oz|qts?|quarts?|gal|gallons?|l|liters?|litres?|litros?|g|ga|gauge|mm|cm|in|inch(?:es)?|"|'|units?|unidades|u|iu|ui|%)(?![a-z])/g,
  /\d\d ?g ?x ?(?:\d+\/\d+|\d+)/g,
  /\b\d+ (?:per|in a|in each|por|en cada) (?:kit|estuche)s?\b/g,
  /\+ \d+ (?:syringes?|needles?|jeringas?)/g,
  /\d+\s*-?\s*(?:dos(?:e|es|is)|vials?|viales|sprays?|devices?)\b/g,
  /\bu-?100\b|\b(?:19|20)\d\d\b|\b\d+\/\d+(?:\/\d+)?\b|\b\d+ ?x ?\d+\b|\bx ?\d+\/\d+|\bfc2\b|\bb12\b/g,
  /\((?:\d|[a-z]+ \d)\)$/g,
  /\b(?:q[1-4]|h[12]|t[1-4]|fy\d+|no \d+|site \d+|\(\d\))(?:$|\s)/g,
];

/** "Condoms (tower of 3)": a number beside the name of a supply of which nobody knows what it says. */
export const hasUnreadNumber = (text: string): boolean =>
  /\d/.test(withoutPack(readNumbers.reduce((rest, shape) => rest.replace(shape, ' '), text)));

/** "Bricks of condoms": what is counted is something that holds them, unless the word before only counts. */
export const hasUnreadHolder = (text: string): boolean => {
  const word = /^(?:total |new |clean |sterile )?([a-z]{3,}) (?:of|de) /.exec(text)?.[1];
  return word !== undefined && !counts.test(word) && packSize(text) === undefined;
};
const counts =
  /^(numbers?|num|totals?|counts?|amounts?|qty|quantity|quantities|sums?|units?|pieces?|dos(?:e|es|is)|kits?|strips?|rolls?|sheets?|pairs?|bottles?|vials?|sprays?|tubes?|ampoules?|distributions?|provision|dispensing|types?|sizes?|sets?|cantidad(?:es)?|numero|suma|unidad(?:es)?|piezas?|entregas?|salidas?|entradas?|distribucion|dispensacion|estuches?|tiras?|hojas?|rollos?|pares?|botellas?|frascos?|sobres?|viales|ampolletas?|ampollas?|spray|tubos?|agua|acido|papel|pruebas?|autopruebas?|juegos?|vasos?|pipas?|bicarbonato|nombre|boites?|jeringas?|agujas?|condones|parches?|guantes?|tapas?|tapones?|aerosol|aplicador(?:es)?|hydro\w*|contenedor(?:es)?|recipientes?|containers?|kits)$/;
