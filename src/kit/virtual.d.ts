// Modules and constants that the build provides (build/web/bundle.ts).

declare module 'words:*' {
  export const messages: import('#kit/words/words.ts').Catalog;
}

/** Short hash of the sources that this build was made from. */
declare const BUILD: string;

/** True in builds for developers and tests only; code behind it is left out of what people get. */
declare const DEVELOPMENT: boolean;

/** Path of the impact engine's worker. */
declare const IMPACT_WORKER: string;

/** Put there by `src/app/boot/boot.ts` before anything else runs. */
declare const alongsideBoot: {
  /** Says what stands in the way, until the app stands. */
  readonly show: (what: 'away' | 'stopped') => void;
  /** The browser lacks what the app cannot do without. */
  readonly isOld: boolean;
};

// Made by the build from the one list of languages (build/web/languages.ts).

declare module 'languages:*' {
  type Load = () => Promise<{ readonly messages: import('#kit/words/words.ts').Catalog }>;

  /** By language, a part of its words: `first` is what the first screens say. Each is a chunk of its own. */
  export const load: Readonly<Record<string, Load> & { en: Load }>;
}
