import { namesIn } from '#catalog/choice.ts';
import type { Item } from '#catalog/item.ts';
import { items } from '#programs/items.ts';
import { fold } from '../mapping/mapping.ts';
import { barrelSizes, packSize, syringeOfSize, withoutPack } from './sizes.ts';

/** What a text most likely names, and how sure that is. */
export interface ItemMeaning {
  readonly item: string;
  /** Pieces in one of what is counted; `unknown`: packs, but nobody says how large. */
  readonly times: number | 'unknown';
  /** The text does not say this and it was filled in with what is usual: shown to a person, who may change it. */
  readonly assumed?: 'size' | 'product';
}

/** Texts that surely name supplies, but not which: a person must say. */
export type Unclear = 'size' | 'item';

const syringe =
  /\b(syringes?|syr|syrs|needles?|points?|rigs?|insulins?|jeringas?|jeringuillas?|agujas?|seringues?|aiguilles?)\b/;
const naloxone =
  /\b(naloxone?|naloxona|narcan|nalox|nlx|nx|nal|kloxxado|rivive|zimhi|evzio|nalmefen[eo]|opvee|zurnai)\b/;

/** Nothing else comes in kits or doses for the nose. */
const nasalKits =
  /\b(nasal(es)?|intranasal(es)?)\b.*\b(kits?|dos(e|es|is))\b|\b(kits?|dos(e|es|is))\b.*\b(intra)?nasal(es)?\b/;

/** "IM 0.4 mg/mL vials" are of naloxone, whether or not they say so. */
const muscleVials = /\b0?\.4 ?mg\b/;

/** The rest of the shelf, first match wins. */
const supplies: readonly (readonly [RegExp, string])[] = [
  [/\b(fentanyl|fent|fentanilo)\b|\bfts\b/, 'strip-fentanyl'],
  [/\b(xylazine|xyla|xilacina|tranq)\b|\bxts\b/, 'strip-xylazine'],
  [/\b(benzo(diazepine)?s?|benzodiacepinas?)\b|\bbts\b/, 'strip-benzodiazepine'],
  [/\bnitazenes?|nitazenos?\b/, 'strip-nitazene'],
  [/\bmedetomidin[ea]\b/, 'strip-medetomidine'],
  [/\b(fit ?packs?|pocket (sharps )?containers?)\b/, 'sharps-container-small'],
  [
    /\b(sharps|biohazard) (containers?|bins?|box(es)?)\b|\bguardian(es)?\b|\brecuperateurs?\b/,
    'sharps-container-1l',
  ],
  [/\b(cookers?|cookies tins?|cazoletas?|cocinador(es)?|tapitas?|stericups?|maxicups?)\b/, 'cooker'],
  [/\b(wheel|micron) filters?\b/, 'filter-wheel'],
  [/\bsterifilts?\b/, 'filter-membrane'],
  [/\b(cottons?|filters?|algodon(es)?|filtros?|filtres?)\b/, 'cotton'],
  [/\b(water bottles?|bottled water|drinking water|bottles of water|agua para beber)\b/, 'drinking-water'],
  [/\b(sterile )?waters?\b|\bagua(s)?( esteril)?\b|\beau (sterile|ppi)\b|\bh2o\b/, 'water'],
  [/\b(tourniquets?|ties|torniquetes?|ligas?|garrots?)\b/, 'tourniquet'],
  [
    /\b(swabs?|alcohol( prep)?( pads?| wipes?| swabs?| preps?)?|alcohols|preps?|prep pads?|toallitas?|tampons? alcool(ises)?)\b/,
    'swab',
  ],
  [/\b(citric|acido citrico|acide citrique)\b/, 'citric-acid'],
  [/\b(vitamin ?c|vit c|ascorbic|vitamina c|acide ascorbique)\b/, 'vitamin-c'],
  [/\b(foils?|papel aluminio|aluminium)\b/, 'foil'],
  [/\b(stems?|straight shooters?)\b/, 'stem'],
  [/\bbubbles?\b|\bmeth pipes?\b|\bhammer pipes?\b/, 'bubble'],
  [/\bbowl( pipe)?s?\b/, 'bowl-pipe'],
  [/\b(brass )?screens?\b|\bchore\b|\brejillas?\b/, 'screen'],
  [/\bmouth ?pieces?\b|\bboquillas?\b/, 'mouthpiece'],
  [/\bpush ?sticks?\b/, 'push-stick'],
  [/\bsnort(ing)? kits?\b/, 'snorting-kit'],
  [/\bstraws?\b|\bpopotes?\b/, 'straw'],
  [/\bboof(ing)?( kits?)?\b|\bbooty ?bump( kits?)?\b/, 'booty-bump-kit'],
  [/\bwound( care)? kits?\b|\bkits? (para|de) heridas\b/, 'wound-kit'],
  [/\bhygiene( kits?)?\b|\bkits? de higiene\b/, 'hygiene-kit'],
  [/\b(bandages?|band ?-?aids?|vendas?|curitas?)\b/, 'bandage'],
  [/\b(gauze|gasas?)\b/, 'gauze'],
  [/\b(saline|suero)\b/, 'saline'],
  [/\b(ointments?|pomadas?)\b/, 'ointment'],
  [
    /\b(internal|female|fem|insertive) condoms?\b|\bfemidoms?\b|\bfc2\b|\b(condoms?|condon(es)?|preservativos?)[ (,./]*(f|female|fem|internal|internos?|femeninos?|para mujer(es)?)\b/,
    'condom-internal',
  ],
  [/\b(condoms?|condon(es)?|preservativos?|preservatifs?)\b/, 'condom-external'],
  [/\bdental dams?\b/, 'dental-dam'],
  [/\b(lubes?|lubricants?|lubricantes?|lubrifiants?)\b/, 'lube'],
  [/\bpregnancy tests?\b|\bpruebas? de embarazo\b/, 'pregnancy-test'],
  [/\bhiv self[ -]?tests?\b|\bautopruebas? de vih\b/, 'hiv-self-test'],
  [/\bhcv self[ -]?tests?\b/, 'hcv-self-test'],
  [/\b(snacks?|meals?|food( bags?)?|comidas?)\b/, 'food'],
  [/\b(socks?|clothing|clothes|ropa|calcetines)\b/, 'clothing'],
];

const named = new Map<string, string>();
// What one item is called goes before what another is called too: "gauze" may be a screen elsewhere.
for (const namesOf of [
  ({ code, label }: Item) => [code, ...namesIn(label)],
  ({ aliases }: Item) => aliases ?? [],
])
  for (const item of items)
    for (const name of namesOf(item)) if (!named.has(fold(name))) named.set(fold(name), item.code);

/** Words that name a syringe by what it is not: for muscle, for naloxone, parts. Nobody can tell which item is meant. */
const unclearSyringe =
  /\b(muscle|im|i\.m\.|intramuscular(es)?|longs?|shorts?|barrels?|tips?|other|otras?|misc|assorted|mixed|loose|\d\d ?g|gauge)\b/;

/** Barrels and tips are no whole syringes. */
const parts = /\b(barrels?|tips?|needleless|no needles?|without needles?|sin agujas?|sans aiguille)\b/;

/** "1-3 cc": two sizes, or one whose point was lost. */
const sizeRange = /(?:^|[^\d./a-z])\d\s*[-_]\s*\d{1,2}\s*(?:ml|cc)(?![a-z])/;

/** What comes in single packets, so that a packet is one. */
const inPackets = /^(lube|ointment|citric-acid|vitamin-c|water|condom-|swab)/;

/** The item that a plain text names, what is unclear about it, or undefined when it names none. */
export const itemMeaning = (text: string): ItemMeaning | Unclear | undefined => {
  // Fit packs are containers; their name counts nothing.
  const times = /\bfit ?packs?\b/.test(text) ? 1 : (packSize(text) ?? 1);
  const bare = times === 1 ? text : withoutPack(text);
  const exact = named.get(bare) ?? named.get(bare.replace(/s$/, ''));
  const counted = (item: string): ItemMeaning => ({
    item,
    times:
      times === 'unknown' && inPackets.test(item) && /\b(packets?|sachets?|sobres?)\b/.test(text) ? 1 : times,
  });
  if (exact !== undefined) return counted(exact);
  if (naloxone.test(bare) || nasalKits.test(bare) || muscleVials.test(bare)) return naloxoneMeaning(text);
  const supply = supplies.find(([shape]) => shape.test(bare))?.[1];
  // "Sterile water 2 ml" names a size and no syringe.
  if (supply !== undefined && !/\b(syringes?|syr|needles?|jeringas?|seringues?)\b/.test(bare))
    return counted(supply);
  // How many syringes are in a kit each organization decides.
  if (
    /\b(kits?|estuches?)\b/.test(bare) &&
    !/\b(in|from|inside|en|de los) (the )?kits?\b/.test(bare) &&
    syringe.test(bare)
  )
    return 'item';
  const sizes = barrelSizes(bare);
  if (sizes.length > 1 || sizeRange.test(bare)) return 'size';
  const [size] = sizes;
  if (size !== undefined) {
    const code = parts.test(bare) ? undefined : syringeOfSize(size);
    return code === undefined || /\b(sharps|container|bottle|water|agua|saline)\b/.test(bare)
      ? 'size'
      : { item: code, times };
  }
  if (supply !== undefined) return counted(supply);
  if (syringe.test(bare))
    return unclearSyringe.test(bare) ? 'size' : { item: 'syringe-1ml', times, assumed: 'size' };
  if (/\b(test )?strips?\b|\btiras?\b/.test(bare)) return 'item';
  return undefined;
};

const naloxoneMeaning = (text: string): ItemMeaning | Unclear => {
  const [product, isSaid] = productOf(text);
  // "Case of 12 boxes of 2": as many kits.
  const kits = Number(
    /\b(\d+)\s*(?:box(?:es)?|packs?|packages?|cajas|paquetes)\s*\(?(?:of|de)\s*2\b/.exec(text)?.[1] ?? 0,
  );
  if (kits > 1) return { item: code(product, true), times: kits, ...(!isSaid && { assumed: 'product' }) };
  const boxes = packSize(text);
  // A box of nasal naloxone is one kit: two doses.
  const dose =
    /\bpre-?filled syringes?\b|\bjeringas? precargadas?\b|\b(dos(e|es|is)|sprays?|devices?|vials?|viales|frascos?|atomizers?|aerosol(es)?|ampo\w+)\b/.test(
      text,
    );
  // "Doses (2 per kit)" are doses.
  const kit = /\b(kits?|estuches?|trousses?)\b/.test(text.replace(perKit, ' '));
  // "Box of 2 doses" is a kit; a box of more is as many kits.
  const isKitBox =
    !kit &&
    ((boxes === 2 && dose) ||
      /\b2 ?-? ?(dos(e|is)|sprays?) (boxes|box|packs?|cartons?|cajas?|paquetes?)\b/.test(text) ||
      (boxes === 'unknown' && product.startsWith('nasal') && !/\bdos(e|es|is)\b/.test(text)));
  if (isKitBox) return { item: code(product, true), times: 1, ...(!isSaid && { assumed: 'product' }) };
  if (typeof boxes === 'number' && boxes > 2) return { item: code(product, kit || !dose), times: boxes };
  // "0.4 mg/mL" is what is in a vial; nobody says whether vials or kits were counted.
  if (/\b(units?|unidades)\b|mg ?\/ ?ml\b/.test(text) && !dose && !kit) return 'item';
  return { item: code(product, kit || !dose), times: 1, ...(!isSaid && { assumed: 'product' }) };
};

const perKit = /\b\d+ (?:doses? |vials? )?(?:per|in (?:a|each|one)|por|en cada) (?:kit|estuche)s?\b/;

const code = (product: string, isKit: boolean): string =>
  product === 'nalmefene'
    ? `nalmefene-${isKit ? 'kit' : 'dose'}`
    : `naloxone-${product}-${isKit ? 'kit' : 'dose'}`;

/** The product, and whether the text says it; Narcan is a brand of the 4 mg spray. */
const productOf = (text: string): readonly [string, boolean] => {
  if (/\b(nalmefen[eo]|opvee|zurnai)\b/.test(text)) return ['nalmefene', true];
  if (/\b(pre-?filled|precargad[ao]s?|zimhi|evzio|auto-?injectors?)\b/.test(text))
    return ['im-prefilled', true];
  if (/\b8 ?mg\b|\bkloxxado\b/.test(text)) return ['nasal-8mg', true];
  if (/\b3 ?mg\b|\brivive\b/.test(text)) return ['nasal-3mg', true];
  if (
    /\b(im|i\.m\.?|inj|inject\w*|inyect\w*|intramuscular|intramuscul\w*|vials?|viales|frascos?|ampo\w+|muscle)\b|\b0?\.4 ?mg\b/.test(
      text,
    )
  )
    return ['im-vial', true];
  return ['nasal-4mg', /\b(nasal(es)?|narcan|4 ?mg|sprays?)\b/.test(text)];
};
