import type { TargetField, TargetValue } from '#catalog/row-target.ts';
import { err, ok, type Result } from '#log/index.ts';
import type { Cell } from '../read/sheet.ts';
import { isNothing, type NumberRules, type Problem, readAmount, readCount } from './amount.ts';
import { fold } from './mapping.ts';

/** How to read the words and numbers of one mapping. */
export type ValueRules = NumberRules;

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

const readNumber = (cell: string | number, rules: ValueRules): Result<number | undefined, Problem> => {
  const read = readAmount(cell, rules);
  return read.ok ? ok(read.value?.value) : read;
};

const yes = new Set(['yes', 'y', 'true', '1', 'x', 'si', 's', 'oui', 'o', 'v', 'verdadero', 'vrai', '✓']);
const no = new Set(['no', 'n', 'false', '0', 'non', 'f', 'falso', 'faux', '-']);

/** A tick or a word that says yes. */
export const isYes = (cell: string | number): boolean => typeof cell === 'string' && yes.has(fold(cell));

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
  const code = findCode(text, field, words);
  if (code !== undefined) return ok(code === '' ? undefined : code);
  return isNothing(text) ? ok(undefined) : err({ code: 'word-unknown' });
};

/** Several words in one cell, parted by semicolons, commas, slashes or line breaks. */
const readCodes = (
  text: string,
  field: TargetField,
  words: ReadonlyMap<string, string> | undefined,
): Result<readonly string[] | undefined, Problem> => {
  const codes = new Set<string>();
  for (const part of text.split(/[;,/\n]/)) {
    const code = findCode(words?.get(fold(part)) ?? part, field, words);
    if (code === undefined && isNothing(part)) continue;
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

const toText = (cell: Exclude<Cell, null>): string => {
  if (typeof cell !== 'object') return String(cell);
  return 'fault' in cell ? '' : [cell.date, cell.time].filter((part) => part !== undefined).join(' ');
};

/** A cell as text for keys and words; '' when it is empty or at fault. */
export const cellText = (cell: Cell | undefined): string =>
  cell === null || cell === undefined ? '' : toText(cell);
