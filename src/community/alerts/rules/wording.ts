/**
 * Words that praise. A warning that says how strong something is can send people looking for it (EUDA 2023, Health risk
 * communication strategies for drug checking services), so whoever approves it is asked; both lists hold for both languages.
 */
const praise = [
  /^strong(er|est|ly)?$/,
  /^strengths?$/,
  /^potent(e|es|ly|er|est)?$/,
  /^poten(cy|cia|cias|tisim[oa]s?)$/,
  /^pure(r|st|ly|za)?$/,
  /^purity$/,
  /^pur[oa]s?$/,
  /^purisim[oa]s?$/,
  /^fuertes?$/,
  /^fuertemente$/,
  /^fuerza$/,
  /^f(ue|o)rtisim[oa]s?$/,
];

/** The words of a text that can attract, as they were written, each once. */
export const attractingWords = (text: string): readonly string[] => [
  ...new Set(
    text.split(/[^\p{L}]+/u).filter((word) => {
      const plain = word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
      return praise.some((pattern) => pattern.test(plain));
    }),
  ),
];
