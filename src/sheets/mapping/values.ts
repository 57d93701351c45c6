import type { TargetField, TargetValue } from '#catalog/row-target.ts';
import { err, ok, type Result } from '#log/index.ts';
import type { Cell } from '../read/sheet.ts';
import { fold } from './mapping.ts';
import type { RowProblemCode } from './problem.ts';

/** How to read the words and numbers of one mapping. */
export interface ValueRules {
  readonly decimal: '.' | ',';
}

export type Problem = { readonly code: RowProblemCode; readonly detail?: string };

/** Largest count of one line that can be meant: more is a slip of the keyboard or two columns run together. */
export const largestCount = 100_000;

/** A cell as a value of the field's type; undefined for an empty cell. `words` is folded. */
export const readValue = (
  cell: Cell,
  field: TargetField,
  words: ReadonlyMap<string, string> | undefined,
  rules: ValueRules,
): Result<TargetValue | undefined, Problem> => {
  if (cell === null) return ok(undefined);
  if (typeof cell === 'object' && 'fault' in cell) return err({ code: cell.fault });
  const given = toText(cell);
  const text = words?.get(fold(given)) ?? given;
  switch (field.type) {
    case 'count':
      return readCount(typeof cell === 'number' && text === given ? cell : text, rules);
    case 'number':
      return readNumber(typeof cell === 'number' && text === given ? cell : text, rules);
    case 'yes-no':
      return readYesNo(text);
    case 'text':
      return ok(text);
    case 'code':
      return readCode(text, field, words);
    case 'codes':
      return readCodes(given, field, words);
  }
};

export const readCount = (cell: string | number, rules: ValueRules): Result<number | undefined, Problem> => {
  if (typeof cell === 'string' && isNothing(cell)) return ok(undefined);
  const number = readNumber(cell, rules);
  if (!number.ok) return number;
  const { value } = number;
  if (value === undefined) return ok(undefined);
  if (value < 0) return err({ code: 'count-negative', detail: String(value) });
  if (!Number.isInteger(value)) return err({ code: 'count-fractional', detail: String(value) });
  if (value > largestCount) return err({ code: 'count-absurd', detail: String(value) });
  return ok(value);
};

const readNumber = (cell: string | number, { decimal }: ValueRules): Result<number | undefined, Problem> => {
  if (typeof cell === 'number') return ok(cell);
  if (isNothing(cell)) return ok(undefined);
  const plain = cell.replace(/[\s\u00a0\u202f']/g, '');
  const [point, group] = decimal === '.' ? ['\\.', ','] : [',', '\\.'];
  // Group separators only where groups stand: "1,5" is not fifteen.
  const shape = new RegExp(`^[+-]?(\\d+|\\d{1,3}(${group}\\d{3})+)(${point}\\d+)?$`);
  if (!shape.test(plain)) return err({ code: 'number-format' });
  return ok(Number(plain.replaceAll(decimal === '.' ? ',' : '.', '').replace(',', '.')));
};

const yes = new Set(['yes', 'y', 'true', '1', 'x', 'si', 's', 'oui', 'o', 'v', 'verdadero', 'vrai', '✓']);
const no = new Set(['no', 'n', 'false', '0', 'non', 'f', 'falso', 'faux', '-']);

const readYesNo = (text: string): Result<boolean, Problem> => {
  const word = fold(text);
  if (yes.has(word)) return ok(true);
  if (no.has(word)) return ok(false);
  return err({ code: 'answer-format' });
};

const readCode = (
  text: string,
  field: TargetField,
  words: ReadonlyMap<string, string> | undefined,
): Result<string | undefined, Problem> => {
  if (isNothing(text)) return ok(undefined);
  const code = findCode(text, field, words);
  return code === undefined ? err({ code: 'word-unknown' }) : ok(code === '' ? undefined : code);
};

/** Several words in one cell, parted by semicolons, commas, slashes or line breaks. */
const readCodes = (
  text: string,
  field: TargetField,
  words: ReadonlyMap<string, string> | undefined,
): Result<readonly string[] | undefined, Problem> => {
  const codes = new Set<string>();
  for (const part of text.split(/[;,/\n]/)) {
    if (isNothing(part)) continue;
    const code = findCode(words?.get(fold(part)) ?? part, field, words);
    if (code === undefined) return err({ code: 'word-unknown' });
    if (code !== '') codes.add(code);
  }
  return ok(codes.size === 0 ? undefined : [...codes]);
};

const findCode = (
  text: string,
  field: TargetField,
  words: ReadonlyMap<string, string> | undefined,
): string | undefined => {
  const accepts = (code: string): boolean =>
    code === '' || field.codes === undefined || field.codes.includes(code);
  for (const candidate of [text.trim(), fold(text).replaceAll(' ', '-')])
    if (candidate !== '' && accepts(candidate)) return candidate;
  const other = words?.get('*');
  return other !== undefined && accepts(other) ? other : undefined;
};

const isNothing = (text: string): boolean => /^\s*[-–—.]?\s*$/.test(text);

const toText = (cell: Exclude<Cell, null>): string => {
  if (typeof cell !== 'object') return String(cell);
  return 'fault' in cell ? '' : [cell.date, cell.time].filter((part) => part !== undefined).join(' ');
};

/** A cell as text for keys and words; '' when it is empty or at fault. */
export const cellText = (cell: Cell | undefined): string =>
  cell === null || cell === undefined ? '' : toText(cell);
