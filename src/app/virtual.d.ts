// Made by the build from the one list of programs (build/web/programs.ts).

declare module 'programs:parts' {
  /** What each part of a program exports. Each is a chunk of its own. */
  interface Parts {
    readonly program: Readonly<Record<string, import('#programs/program.ts').Program>>;
    readonly screens: { readonly program: import('#visits/screens/program.ts').ProgramScreens };
    /** Words by language, and under `LANGUAGE+` those of what is folded away: needed after the counter stands. */
    readonly [words: string]: { readonly messages: import('#kit/words/words.ts').Catalog };
  }

  /** All that an organization can turn on, in the order of the list, and what one runs that never said. */
  export const names: readonly string[];
  export const usual: readonly string[];
  /** Fetches a part of what has one of these names, or another where there is none. */
  export const load: <P extends keyof Parts & string>(name: string, part: P, or?: P) => Promise<Parts[P]>;
}
