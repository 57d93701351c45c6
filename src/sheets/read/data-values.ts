import { readFile, stat } from 'node:fs/promises';
import * as v from 'valibot';
import { err, type Failure, failure, ok, type Result } from '#log/index.ts';
import { type Row, type Sheet, textCell } from './sheet.ts';

/** A `dataValueSet` as DHIS2 hands out: each value may say its period and unit, or the set says them for all. */
const dataValueSet = v.object({
  period: v.optional(v.string()),
  orgUnit: v.optional(v.string()),
  dataValues: v.array(
    v.object({
      dataElement: v.string(),
      period: v.optional(v.string()),
      orgUnit: v.optional(v.string()),
      value: v.union([v.string(), v.number(), v.boolean()]),
    }),
  ),
});

/** A set is read whole; one of this size holds some hundred thousand values. */
const mostBytes = 64 * 1_048_576;

/** Opens a DHIS2 `dataValueSet` in JSON as a list: one row for each value. */
export const openDataValues = async (path: string): Promise<Result<Sheet, Failure>> => {
  const unreadable = (detail: string): Result<Sheet, Failure> => err(failure('sheet-unreadable', { detail }));
  const { size } = await stat(path);
  if (size > mostBytes) return unreadable('This dataValueSet is too large. Export it in parts, or as CSV.');
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), dataValueSet), await readFile(path, 'utf8'));
  if (!parsed.success) return unreadable('This is JSON, but no dataValueSet of DHIS2.');
  const { period = '', orgUnit = '', dataValues } = parsed.output;
  const rows = [
    ['dataElement', 'period', 'orgUnit', 'value'],
    ...dataValues.map((each) => [
      each.dataElement,
      each.period ?? period,
      each.orgUnit ?? orgUnit,
      String(each.value),
    ]),
  ].map((cells, at): Row => ({ number: at + 1, cells: cells.map(textCell) }));
  return ok({
    bytes: size,
    names: [''],
    pieces: async function* () {
      yield ok({ rows, read: size });
    },
    close: async () => {},
  });
};
