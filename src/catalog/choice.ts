/** The languages that every text of the catalog has. */
export type CatalogLocale = 'en' | 'es';

export interface Label {
  readonly en: string;
  readonly es: string;
}

/** One answer of a code list. The code is stored in entries and never changes its meaning; labels may change. */
export interface Choice {
  readonly code: string;
  readonly label: Label;
  /** Other names people use for it, for searching; in any language. */
  readonly aliases?: readonly string[];
  /** Not shown until an organization turns it on. */
  readonly hidden?: true;
  /** Code of Queensland Health's data set QMDS-NSP (docs/practice.md, Queensland), where it has one. */
  readonly queensland?: string;
  /** Name in Ontario's NEO list (docs/practice.md, Ontario), where it has one. */
  readonly ontario?: string;
}

export const choice = (
  code: string,
  en: string,
  es: string,
  more: Omit<Choice, 'code' | 'label'> = {},
): Choice => ({
  code,
  label: { en, es },
  ...more,
});

/** What a code may look like: also for the choices that an organization adds. */
export const codeShape = /^[a-z0-9]+(-[a-z0-9]+)*$/;
export const codeChars = 60;

/** The code under which a field of an entry stands in tables and lists: `emsCalled` is `ems-called`. */
export const fieldToCode = (field: string): string =>
  field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
