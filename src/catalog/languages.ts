/** A language that is shipped: its own name, as its readers write it. */
export interface Language {
  readonly code: string;
  readonly name: string;
}

/**
 * The languages with complete words, English first: it is the one that others fall back to. Adding one is a folder
 * `languages/CODE` of PO files (`npm run language CODE` begins it) and a line here.
 */
export const languages: readonly Language[] = [
  { code: 'en', name: 'English' },
  { code: 'es', name: 'Español' },
];
