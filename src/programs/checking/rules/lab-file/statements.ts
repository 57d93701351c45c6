import type { Substance } from '#catalog/checked-substances.ts';
import type { Found } from '../../entries.ts';
import { readCode } from '../code.ts';
import { findSubstance, plain } from '../substances.ts';
import { type Columns, type LabTable, labMethodNames, type Role } from './columns.ts';

/** What a file says of one sample, before anything is known of that sample. */
export interface Statement {
  /** The sample as the file calls it. */
  readonly called: string;
  readonly rows: readonly number[];
  readonly found: readonly Found[];
  readonly pending: readonly string[];
  readonly stage: 'partial' | 'final';
  readonly completed?: string;
  readonly method?: string;
  readonly lab?: string;
  /** Names in it that nobody knows, as written. */
  readonly unknown: readonly string[];
  readonly fault?: 'contradicts' | 'nothing-said' | 'day-unclear';
}

/** A name in the file that the catalog lacks, or one whose number is that of another substance. */
export interface UnknownName {
  /** Without case and marks: meanings are by it. */
  readonly key: string;
  readonly name: string;
  readonly rows: number;
  /** What its name and its number say, where these are two substances. */
  readonly nameSays?: string;
  readonly numberSays?: string;
  readonly numbers: { readonly pubchem?: number; readonly cas?: string; readonly unii?: string };
}

export interface Reading {
  readonly substances: readonly Substance[];
  /** What a person said of unknown names: the code that each stands for. */
  readonly meanings: Readonly<Record<string, string>>;
  /** A day as it is typed; undefined for what could be two, or none. */
  readonly readDay: (text: string) => string | undefined;
}

const nothing = new Set([
  '',
  'none',
  'na',
  'null',
  'nd',
  'notdetected',
  'ninguno',
  'ninguna',
  '0',
  'no',
  'n',
  'false',
]);
const yes = new Set(['1', 'yes', 'true', 'y', 'si', 'x', 'pending', 'pendiente']);
const noCompounds = /no compounds|sin compuestos/i;
const saysSomething = (text: string): boolean => !nothing.has(plain(text));
const saysYes = (text: string): boolean => yes.has(plain(text)) || noCompounds.test(text);

interface Desk extends Reading {
  readonly table: LabTable;
  readonly columns: Columns;
  readonly unknown: Map<string, UnknownName>;
}
type Row = LabTable['rows'][number];

/** Reads every line of the file. Lines of one sample that each name a substance are one statement; else each line is one. */
export const readStatements = (
  table: LabTable,
  columns: Columns,
  reading: Reading,
): { readonly statements: readonly Statement[]; readonly unknown: readonly UnknownName[] } => {
  const desk: Desk = { ...reading, table, columns, unknown: new Map() };
  const groups = new Map<string, Row[]>();
  for (const row of table.rows) {
    const called = cellOf(row, 'code', desk);
    const own = readCode(called) ?? called.toLowerCase();
    const key = columns.substance !== undefined && called !== '' ? own : `${own} ${row.number}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const statements = [...groups.values()].map((rows) => statementOf(rows, desk));
  return { statements, unknown: [...desk.unknown.values()] };
};

const cellOf = ({ cells }: Row, role: Role, { columns }: Pick<Desk, 'columns'>): string =>
  cells[columns[role] ?? -1]?.trim() ?? '';

const statementOf = (rows: readonly Row[], desk: Desk): Statement => {
  const all = (role: Role): readonly string[] => rows.map((row) => cellOf(row, role, desk));
  const first = (role: Role): string => all(role).find((text) => text !== '') ?? '';
  const parts = rows.flatMap((row) => partsOf(row, desk));
  const found = [
    ...new Map(
      parts.flatMap(({ code, amount }) =>
        code === undefined
          ? []
          : [[`${code} ${amount}`, { substance: code, ...(amount !== undefined && { amount }) }] as const],
      ),
    ).values(),
  ];
  const pending = rows.flatMap((row) => pendingOf(row, desk));
  const unknown = [...parts, ...pending].flatMap(({ name, code }) => (code === undefined ? [name] : []));
  const isNone =
    all('none').some(saysYes) ||
    (['primary', 'trace', 'substance'] as const).some((role) =>
      all(role).some((text) => noCompounds.test(text)),
    );
  const day = first('completed');
  const completed = day === '' ? undefined : desk.readDay(/^\d{4}-/.test(day) ? day.slice(0, 10) : day);
  const method = labMethodNames[plain(first('method'))];
  const lab = first('lab').slice(0, 80);
  const fault = faultOf({
    isTwice: new Set(found.map(({ substance }) => substance)).size < found.length,
    isNone,
    says: parts.length,
    waits: pending.length,
    isDayUnclear: day !== '' && completed === undefined,
  });
  return {
    called: first('code'),
    rows: rows.map(({ number }) => number),
    found: found.toSorted((a, b) => (a.substance < b.substance ? -1 : 1)),
    pending: [...new Set(pending.flatMap(({ code }) => code ?? []))],
    stage: pending.length > 0 || (desk.columns.completed !== undefined && day === '') ? 'partial' : 'final',
    ...(completed !== undefined && { completed }),
    ...(method !== undefined && { method }),
    ...(lab !== '' && { lab }),
    unknown,
    ...(fault !== undefined && { fault }),
  };
};

const faultOf = (said: {
  readonly isTwice: boolean;
  readonly isNone: boolean;
  readonly says: number;
  readonly waits: number;
  readonly isDayUnclear: boolean;
}): Statement['fault'] => {
  if (said.isTwice || (said.isNone && said.says > 0)) return 'contradicts';
  if (said.isDayUnclear) return 'day-unclear';
  return said.says + said.waits === 0 && !said.isNone ? 'nothing-said' : undefined;
};

interface Part {
  readonly name: string;
  /** Undefined where nobody knows what it stands for. */
  readonly code: string | undefined;
  readonly amount?: 'primary' | 'trace' | undefined;
}

const partsOf = (row: Row, desk: Desk): readonly Part[] => {
  const of = (role: Role, amount: Part['amount']): readonly Part[] => {
    const names = namesIn(cellOf(row, role, desk), desk);
    // Numbers stand for one substance: in a line of several nobody knows which.
    const numbers = names.length === 1 ? numbersIn(row, desk) : {};
    return names.map((name) => ({ name, code: codeOf(name, numbers, desk), amount }));
  };
  const amount = plain(cellOf(row, 'amount', desk));
  const isTrace = ['trace', 'minor', 'traza'].includes(amount);
  return [
    ...of('primary', 'primary'),
    ...of('trace', 'trace'),
    ...of('substance', isTrace ? 'trace' : amount === '' ? undefined : 'primary'),
  ];
};

/** What the lab still looks for: named in the cell, or by the name of the column ("pending nitazene"). */
const pendingOf = (row: Row, desk: Desk): readonly Part[] => {
  const text = cellOf(row, 'pending', desk);
  if (!saysSomething(text)) return [];
  if (!saysYes(text)) return namesIn(text, desk).map((name) => ({ name, code: codeOf(name, {}, desk) }));
  const header = desk.table.headers[desk.columns.pending ?? -1] ?? '';
  const known = header
    .split(/[^\p{L}\p{N}-]+/u)
    .flatMap((word) => findSubstance(desk.substances, { name: word })?.code ?? []);
  return (known.length === 0 ? ['unknown'] : known).map((code) => ({ name: code, code }));
};

/** Names in one cell. A comma parts them where each piece is a name, and not inside "3,4-MDMA". */
const namesIn = (text: string, { substances, meanings }: Desk): readonly string[] => {
  if (!saysSomething(text) || noCompounds.test(text)) return [];
  const isKnown = (name: string): boolean =>
    findSubstance(substances, { name }) !== undefined || meanings[plain(name)] !== undefined;
  return text
    .split(/[;|\n]|,\s/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .flatMap((part) => {
      const pieces = part.split(',').map((piece) => piece.trim());
      return !isKnown(part) && pieces.length > 1 && pieces.every(isKnown) ? pieces : [part];
    });
};

const numbersIn = (row: Row, desk: Desk): UnknownName['numbers'] => {
  const pubchem = Number(cellOf(row, 'pubchem', desk));
  const [cas, unii] = [cellOf(row, 'cas', desk), cellOf(row, 'unii', desk)];
  return {
    ...(Number.isSafeInteger(pubchem) && pubchem > 0 && pubchem < 1e9 && { pubchem }),
    ...(/^\d{2,7}-\d\d-\d$/.test(cas) && { cas }),
    ...(/^[0-9A-Z]{10}$/.test(unii) && { unii }),
  };
};

/** The code that a name stands for, by what is known and what a person said; a name whose number says otherwise is asked about. */
const codeOf = (name: string, numbers: UnknownName['numbers'], desk: Desk): string | undefined => {
  const key = plain(name);
  const byName = findSubstance(desk.substances, { name })?.code;
  const byNumber = findSubstance(desk.substances, numbers)?.code;
  const differ = byName !== undefined && byNumber !== undefined && byName !== byNumber;
  const code = differ ? undefined : (byNumber ?? byName);
  if (code !== undefined) return code;
  desk.unknown.set(key, {
    key,
    name: name.slice(0, 80),
    rows: (desk.unknown.get(key)?.rows ?? 0) + 1,
    numbers,
    ...(differ && { nameSays: byName, numberSays: byNumber }),
  });
  return desk.meanings[key];
};
