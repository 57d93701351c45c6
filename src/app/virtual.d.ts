// Made by the build from the one list of programs (build/web/programs.ts).

declare module 'programs:parts' {
  type Catalogs = Readonly<
    Record<string, () => Promise<{ readonly messages: import('#kit/words/words.ts').Catalog }>>
  >;

  /** By program: what it is, its screens, and its words by language. Each is a chunk of its own. */
  export const parts: Readonly<
    Record<
      string,
      {
        readonly program: () => Promise<import('#programs/program.ts').Program>;
        readonly screens: () => Promise<{
          readonly program: import('#visits/screens/program.ts').ProgramScreens;
        }>;
        readonly words: Catalogs;
        /** Words of what is folded away, and of its own screens: needed after the counter stands. */
        readonly folded: Catalogs;
      }
    >
  >;
  /** What an organization runs that never said. */
  export const usual: readonly string[];
}

// Made by the build from the one list of languages (build/web/languages.ts).

declare module 'languages:*' {
  type Load = () => Promise<{ readonly messages: import('#kit/words/words.ts').Catalog }>;

  /** By language, a part of its words: `first` is what the first screens say. Each is a chunk of its own. */
  export const load: Readonly<Record<string, Load> & { en: Load }>;
}
