import { err, type Failure, failure, type Result } from '#log/index.ts';
import type { Mapping } from '../mapping/mapping.ts';
import type { Piece, Sheet } from '../read/sheet.ts';
import { createRecordReader, type Plan } from './record-reader.ts';

/**
 * A sheet as a plain table: one row of headers, then one row for each record. Title rows, rows of sums and headers that come
 * again are gone, cells that stand for several rows are filled down, and columns of months are rows. Without a layout the
 * sheet is passed on as it is.
 */
export const tableOf = (sheet: Sheet, mapping: Pick<Mapping, 'layout' | 'headerRow'>): Sheet => {
  const { layout, headerRow } = mapping;
  if (layout === undefined) return sheet;
  return { ...sheet, pieces: () => records(sheet, { layout, headerRow }) };
};

async function* records(sheet: Sheet, plan: Plan): AsyncIterable<Result<Piece, Failure>> {
  const names: readonly (string | undefined)[] = plan.layout.sheets ?? [undefined];
  let first = plan.layout.columns as readonly string[] | undefined;
  for (const [place, name] of names.entries()) {
    const reader = createRecordReader(plan, {
      name: names.length > 1 ? name : undefined,
      sheetName: name ?? sheet.names[0],
      expected: first,
      isFirst: place === 0,
    });
    const share = (read: number): number => Math.round((place * sheet.bytes + read) / names.length);
    for await (const piece of sheet.pieces(name)) {
      if (!piece.ok) return yield piece;
      yield { ok: true, value: { rows: reader.take(piece.value.rows), read: share(piece.value.read) } };
    }
    const rest = reader.end();
    if (rest === undefined)
      return yield err(failure('sheet-headers', { detail: name ?? '', field: 'layout.sheets' }));
    yield { ok: true, value: { rows: rest, read: share(sheet.bytes) } };
    first ??= reader.headers();
  }
}
