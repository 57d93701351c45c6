/** Who reads the catalog's screens: decides how plain it must be. Header `X-Reader` of the PO file. */
export type Reader = 'staff' | 'participant';

/** One PO file. `file` is relative to the project. */
export type CatalogFile = {
  readonly file: string;
  readonly locale: string;
  readonly reader: Reader;
  readonly entries: readonly (readonly [id: string, text: string])[];
};
