import type { importList, importStatus, uploadLook } from '#contract/imports.ts';
import type { Answered } from '#contract/route.ts';
import type { Mapping } from './mapping.ts';

/** What the server says of an uploaded spreadsheet, of an import, and of those before. */
type Looked = Answered<typeof uploadLook>;
export type Question = Looked['suggestion']['open'][number];
export type OpenColumn = Question['columns'][number];
export type Sample = Question['rows'][number];
/** With a mapping that was read. */
export type Look = Omit<Looked, 'suggestion'> & {
  readonly suggestion: Omit<Looked['suggestion'], 'mapping'> & { readonly mapping: Mapping };
};

export type Status = Answered<typeof importStatus>;
export type Report = NonNullable<Status['report']>;
export type Gives = Report['gives'];
export type PastImport = Answered<typeof importList>['imports'][number];
