import type { Substance } from '#catalog/checked-substances.ts';
import { findSubstance, plain } from '../substances.ts';

/** A lab's file as rows of text, without its line of names; each with the number that people see beside it. */
export interface LabTable {
  readonly headers: readonly string[];
  readonly rows: readonly { readonly number: number; readonly cells: readonly string[] }[];
}

/** What a column can be. `substance` with `amount`: a line for each substance; `primary` and `trace`: a line for each sample. */
export const roles = [
  'code',
  'completed',
  'collected',
  'primary',
  'trace',
  'substance',
  'amount',
  'none',
  'pending',
  'method',
  'lab',
  'cas',
  'unii',
  'pubchem',
] as const;
export type Role = (typeof roles)[number];
/** Which column plays which part, by its place. */
export type Columns = Readonly<Partial<Record<Role, number>>>;

/** Names of columns as labs write them, without case, blanks and marks; those of UNC's public files among them. */
const names: Readonly<Record<Role, readonly string[]>> = {
  code: [
    'sampleid',
    'samplecode',
    'samplenumber',
    'sample',
    'code',
    'kitid',
    'kit',
    'barcode',
    'bag',
    'bagid',
    'bagnumber',
    'specimenid',
    'codigo',
    'muestra',
    'bolsa',
  ],
  completed: [
    'datecomplete',
    'datecompleted',
    'completed',
    'datereported',
    'reportdate',
    'dateanalyzed',
    'analysisdate',
    'dateofanalysis',
    'resultdate',
    'fechadeanalisis',
    'fechacompleta',
    'fecharesultado',
  ],
  collected: ['datecollect', 'datecollected', 'collected', 'collectiondate', 'fechadetoma'],
  primary: ['primary', 'primaries', 'primarysubstances', 'major', 'main', 'principal', 'principales'],
  trace: ['trace', 'traces', 'tracesubstances', 'minor', 'traza', 'trazas'],
  substance: ['substance', 'substances', 'compound', 'analyte', 'sustancia', 'compuesto'],
  amount: ['abundance', 'amount', 'level', 'primarytrace', 'primaryortrace', 'abundancia', 'cantidad'],
  none: ['labnull', 'null', 'nocompounds', 'nocompoundsofinterest', 'sincompuestos'],
  pending: ['pending', 'pendingnitazene', 'pendingnitazenes', 'pendiente', 'pendientes'],
  method: ['method', 'labmethod', 'testmethod', 'technique', 'metodo'],
  lab: ['lab', 'laboratory', 'laboratorio'],
  cas: ['cas', 'casrn', 'casnumber'],
  unii: ['unii'],
  pubchem: ['pubchem', 'pubchemcid', 'cid'],
};

/** What a cell looks like, whatever its column is called. */
type Look = 'sample' | 'day' | 'cas' | 'number' | 'yes-no' | 'amount' | 'method' | 'substance' | 'other';

const mayBe: Readonly<Record<Role, readonly Look[]>> = {
  code: ['sample', 'number', 'other'],
  completed: ['day'],
  collected: ['day'],
  primary: ['substance', 'other'],
  trace: ['substance', 'other'],
  substance: ['substance', 'other'],
  amount: ['amount'],
  none: ['yes-no', 'number', 'other'],
  pending: ['yes-no', 'number', 'substance', 'other'],
  method: ['method', 'other'],
  lab: ['other', 'method'],
  cas: ['cas'],
  unii: ['other'],
  pubchem: ['number'],
};

/** Why a column may not be what it is called. The first three have to be mended; of the others a person may say that it is so. */
export interface ColumnDoubt {
  readonly code: 'missing' | 'taken-twice' | 'looks-otherwise' | 'trace-alone' | 'days-turned';
  readonly role: Role;
  /** What most of its cells look like. */
  readonly looks?: Look;
}
export const mustBeMended = ({ code }: ColumnDoubt): boolean =>
  code === 'missing' || code === 'taken-twice' || code === 'looks-otherwise';

export interface Knowing {
  readonly substances: readonly Substance[];
  /** True for what is the code of a sample or the number of its bag. */
  readonly isSample: (text: string) => boolean;
}

const amounts = ['primary', 'trace', 'major', 'minor'];
const yesNo = ['yes', 'no', 'true', 'false', 'y', 'n', 'si', '0', '1'];
export const labMethodNames: Readonly<Record<string, string>> = {
  gcms: 'gc-ms',
  gcmsms: 'gc-ms',
  lcms: 'lc-ms',
  lcmsms: 'lc-ms',
  lchrms: 'lc-hrms',
  lcqtof: 'lc-hrms',
  lcqtofms: 'lc-hrms',
  lcuv: 'lc-uv',
  hplc: 'lc-uv',
  hplcuv: 'lc-uv',
  dart: 'dart-ms',
  dartms: 'dart-ms',
  nmr: 'nmr',
  qnmr: 'nmr',
  tlc: 'tlc',
  uv: 'uv',
};

const lookOf = (cell: string, { substances, isSample }: Knowing): Look => {
  const text = cell.trim();
  const word = plain(text);
  if (isSample(text)) return 'sample';
  if (/^\d{4}-\d\d-\d\d|^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}$/.test(text)) return 'day';
  if (/^\d{2,7}-\d\d-\d$/.test(text)) return 'cas';
  if (yesNo.includes(word)) return 'yes-no';
  if (/^\d+$/.test(text)) return 'number';
  if (amounts.includes(word)) return 'amount';
  if (labMethodNames[word] !== undefined) return 'method';
  const [first = ''] = text.split(/[;|,\n]/);
  return findSubstance(substances, { name: first }) === undefined ? 'other' : 'substance';
};

/** Columns by their names alone. A name that stands twice is nobody's. */
export const columnsByName = ({ headers }: LabTable): Columns => {
  const found: Partial<Record<Role, number>> = {};
  for (const role of roles)
    for (const name of names[role]) {
      const at = headers.flatMap((header, place) => (plain(header) === name ? [place] : []));
      if (found[role] === undefined && at.length === 1 && at[0] !== undefined) found[role] = at[0];
    }
  return found;
};

/** What speaks against these columns: what they are called is held against what stands in them. */
export const doubtsOf = (table: LabTable, columns: Columns, knowing: Knowing): readonly ColumnDoubt[] => {
  const doubts: ColumnDoubt[] = [];
  if (columns.code === undefined) doubts.push({ code: 'missing', role: 'code' });
  if (columns.primary === undefined && columns.substance === undefined && columns.none === undefined)
    doubts.push({ code: 'missing', role: 'primary' });
  for (const role of roles) {
    const at = columns[role];
    if (at === undefined) continue;
    if (roles.some((other) => other !== role && columns[other] === at))
      doubts.push({ code: 'taken-twice', role });
    const looks = table.rows
      .map(({ cells }) => cells[at]?.trim() ?? '')
      .filter((text) => text !== '')
      .map((text) => lookOf(text, knowing));
    const most = [...new Set(looks)].toSorted((a, b) => countOf(looks, b) - countOf(looks, a))[0];
    const fits = looks.filter((look) => mayBe[role].includes(look)).length;
    if (most !== undefined && fits * 2 < looks.length)
      doubts.push({ code: 'looks-otherwise', role, looks: most });
  }
  const cell = (role: Role, cells: readonly string[]): string => cells[columns[role] ?? -1]?.trim() ?? '';
  const most = (role: Role, is: (cells: readonly string[]) => boolean | undefined): boolean => {
    const told = table.rows.flatMap(({ cells }) => is(cells) ?? []);
    return columns[role] !== undefined && told.filter((each) => each).length * 2 > told.length;
  };
  // A lab names the main part first: traces with nothing beside them, line after line, are the other column.
  if (
    most('trace', (cells) =>
      cell('primary', cells) + cell('trace', cells) === '' ? undefined : cell('primary', cells) === '',
    )
  )
    doubts.push({ code: 'trace-alone', role: 'trace' });
  if (
    most('collected', (cells) => {
      const [from, to] = [cell('collected', cells).slice(0, 10), cell('completed', cells).slice(0, 10)];
      return isoDay.test(from) && isoDay.test(to) && from !== to ? to < from : undefined;
    })
  )
    doubts.push({ code: 'days-turned', role: 'completed' });
  return doubts;
};
const isoDay = /^\d{4}-\d\d-\d\d$/;
const countOf = (all: readonly Look[], one: Look): number => all.filter((each) => each === one).length;
