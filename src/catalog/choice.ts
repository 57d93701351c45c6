/** A name by language. English is always there; a language that has none is answered from its words, or in English. */
export type Label = { readonly en: string } & { readonly [locale: string]: string | undefined };

/** What a label needs of the reader's language: `Words` of the kit are more. */
export interface Speaking {
  readonly locale: string;
  /** An id that it does not know comes back as itself. */
  readonly t: (id: string) => string;
}

/** The message that translates a shipped label, in languages whose labels are not written beside the English ones. */
export const labelId = ({ en }: Label): string => `label:${en}`;
export const isLabelId = (id: string): boolean => id.startsWith('label:');

/** A label in the reader's language. What an organization named in other languages only is read in English. */
export const textOf = (label: Label, { locale, t }: Speaking): string => {
  const id = labelId(label);
  const said = label[locale] ?? t(id);
  return said === id ? label.en : said;
};

/** What a label says, in every language that is written beside it. */
export const namesIn = (label: Label): readonly string[] =>
  Object.values(label).filter((name) => name !== undefined);

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

/** "Rather not say": never an answer of a list. Entries name the field in `declined`, apart from a field left out. */
export const ratherNotSay = 'rather-not-say';

/** What a code may look like: also for the choices that an organization adds. */
export const codeShape = /^[a-z0-9]+(-[a-z0-9]+)*$/;
export const codeChars = 60;

/** The code under which a field of an entry stands in tables and lists: `emsCalled` is `ems-called`. */
export const fieldToCode = (field: string): string =>
  field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
