import { items } from '#programs/items.ts';
import { fold } from './mapping.ts';

/**
 * What columns and words for items often look like beyond the catalog's own labels and aliases, in English, Spanish and
 * French. First match wins; texts are folded.
 */
const patterns: readonly (readonly [RegExp, string])[] = [
  [/\b0?[.,]3 ?(ml|cc)\b/, 'syringe-0-3ml'],
  [/\b(0?[.,]5|1\/2) ?(ml|cc)\b/, 'syringe-0-5ml'],
  [/\b10 ?(ml|cc)\b/, 'syringe-10ml'],
  [/\b5 ?(ml|cc)\b/, 'syringe-5ml'],
  [/\b3 ?(ml|cc)\b/, 'syringe-3ml'],
  [/\b2 ?(ml|cc)\b/, 'syringe-2ml'],
  [/\b1 ?(ml|cc)\b/, 'syringe-1ml'],
  [
    /\b(syringes?|needles?|sharps|jeringas?|jeringuillas?|seringues?)( (out|given|distributed|entregadas|remises))?$/,
    'syringe-1ml',
  ],
  [/\b(cookers?|cazoletas?|tapitas?|stericups?|maxicups?)\b/, 'cooker'],
  [/\b(cottons?|filters?|algodon(es)?|filtros?|filtres?)\b/, 'cotton'],
  [/\b(sterile )?waters?\b|\bagua esteril\b|\beau (sterile|ppi)\b/, 'water'],
  [/\b(tourniquets?|ties|torniquetes?|ligas?|garrots?)\b/, 'tourniquet'],
  [/\b(swabs?|alcohol (pads?|wipes?|swabs?)|toallitas?|tampons? alcool(ises)?)\b/, 'swab'],
  [/\b(citric|acido citrico|acide citrique)\b/, 'citric-acid'],
  [/\b(vitamin ?c|vit c|ascorbic|vitamina c|acide ascorbique)\b/, 'vitamin-c'],
  [/\b(foils?|papel aluminio|aluminium)\b/, 'foil'],
  [/\b(stems?|straight shooters?)\b/, 'stem'],
  [/\bbubbles?\b|\bmeth pipes?\b/, 'bubble'],
  [/\bbowl( pipe)?s?\b/, 'bowl-pipe'],
  [/\b(internal|female) condoms?\b|\bfemidom\b/, 'condom-internal'],
  [/\b(condoms?|condon(es)?|preservativos?|preservatifs?)\b/, 'condom-external'],
  [/\blub(e|ricants?|ricantes?|rifiants?)\b/, 'lube'],
  [/\b(fentanyl|fts|fentanilo)\b.*\b(strips?|tiras?|bandelettes?|tests?)\b|^fts$/, 'strip-fentanyl'],
  [/\b(xylazine|xilacina|xts)\b/, 'strip-xylazine'],
  [/\b(naloxone|narcan|naloxona)\b.*\b(im|inject|intramuscular|vial|frasco)/, 'naloxone-im-vial-kit'],
  [/\b(naloxone|narcan|naloxona)\b.*\bdos(e|es|is)\b/, 'naloxone-nasal-4mg-dose'],
  [/\b(naloxone|narcan|naloxona)\b/, 'naloxone-nasal-4mg-kit'],
  [/\bsharps (container|bin)s?\b|\bguardian(es)?\b|\brecuperateurs?\b/, 'sharps-container-1l'],
];

const byName = new Map<string, string>();
for (const item of items) {
  for (const name of [item.code, item.label.en, item.label.es, ...(item.aliases ?? [])])
    if (!byName.has(fold(name))) byName.set(fold(name), item.code);
}
const codes = new Set(items.map((item) => item.code));

/** The catalog item that a header or word most likely means. A guess for a person to check, never used unseen. */
export const guessItem = (text: string): string | undefined => {
  const folded = fold(text);
  const bare = folded.replace(/s$/, '');
  const named = byName.get(folded) ?? byName.get(bare);
  if (named !== undefined) return named;
  if (returnWords.test(folded)) return undefined;
  const found = patterns.find(([pattern]) => pattern.test(folded))?.[1];
  return found !== undefined && codes.has(found) ? found : undefined;
};

const returnWords = /\b(return|returned|returns|in|back|devuelt[ao]s?|recibid[ao]s?|retour|recupere(e?s)?)\b/;
