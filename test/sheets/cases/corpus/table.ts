import { sheetXml, writeXlsx } from '../../../support/xlsx.ts';
import type { Totals } from '../totals.ts';

/** A small table made for the tests, with what was counted in it by hand. */
export interface Specimen {
  readonly name: string;
  /** Text of a CSV, or the bytes of a workbook. */
  readonly content: string | Buffer;
  readonly right: Totals;
  /** Left out: it must come in right and unasked. Otherwise the part that must be asked about. */
  readonly asks?: string;
}

export const csv = (name: string, content: string, right: Totals, asks?: string): Specimen => ({
  name: `${name}.csv`,
  content: content.replace(/^\n/, ''),
  right,
  ...(asks !== undefined && { asks }),
});

/** A file of exactly these bytes. */
export const raw = (name: string, content: Buffer | string, right: Totals, asks?: string): Specimen => ({
  name,
  content,
  right,
  ...(asks !== undefined && { asks }),
});

/** A cell of a workbook: text, a number, a day (`day('2025-03-14')`), or nothing. */
export type BookCell = string | number | null | { readonly serial: number; readonly style: 1 | 2 };
export const day = (date: string): BookCell => ({
  serial: Date.parse(`${date}T00:00:00Z`) / 86_400_000 + 25_569,
  style: 1,
});

export const book = (
  name: string,
  sheets: Readonly<Record<string, readonly (readonly BookCell[])[]>>,
  right: Totals,
  asks?: string,
): Specimen => {
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const names = Object.keys(sheets);
  const parts: Record<string, string> = {
    'xl/workbook.xml': `<workbook xmlns:r="${relation}"><sheets>${names.map((own, at) => `<sheet name="${own}" sheetId="${at + 1}" r:id="s${at + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${names.map((_own, at) => `<Relationship Id="s${at + 1}" Type="${relation}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`).join('')}<Relationship Id="st" Type="${relation}/styles" Target="styles.xml"/></Relationships>`,
  };
  for (const [at, rows] of Object.values(sheets).entries())
    parts[`xl/worksheets/sheet${at + 1}.xml`] = sheetXml(rows.map(rowXml).join(''));
  return { name: `${name}.xlsx`, content: writeXlsx(parts), right, ...(asks !== undefined && { asks }) };
};

const rowXml = (cells: readonly BookCell[], at: number): string => {
  const xml = cells.map((cell, column) => {
    const ref = `${String.fromCharCode(65 + column)}${at + 1}`;
    if (cell === null) return '';
    if (typeof cell === 'number') return `<c r="${ref}"><v>${cell}</v></c>`;
    if (typeof cell === 'string')
      return `<c r="${ref}" t="inlineStr"><is><t>${cell.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</t></is></c>`;
    return `<c r="${ref}" s="${cell.style}"><v>${cell.serial}</v></c>`;
  });
  return xml.join('') === '' ? '' : `<row r="${at + 1}">${xml.join('')}</row>`;
};
