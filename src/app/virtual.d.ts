// Made by the build from the one list of programs (build/web/programs.ts).

declare module 'programs:parts' {
  type Catalogs = Readonly<
    Record<string, () => Promise<{ readonly messages: import('@lingui/core').Messages }>>
  >;

  /** By program: its screens, and its words by language. Each is a chunk of its own. */
  export const parts: Readonly<
    Record<
      string,
      {
        readonly screens: () => Promise<{
          readonly program: import('#visits/screens/program.ts').ProgramScreens;
        }>;
        readonly words: Catalogs;
        /** Words of what is folded away, and of its own screens: needed after the counter stands. */
        readonly folded: Catalogs;
      }
    >
  >;
}
