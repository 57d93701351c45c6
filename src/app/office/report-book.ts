import writeXlsxFile from 'write-excel-file/browser';

/** One sheet: a line that says what it is, headings, rows. A figure that nobody knows is an empty cell. */
export interface BookSheet {
  readonly name: string;
  readonly lines: readonly string[];
  readonly headings: readonly string[];
  readonly rows: readonly (readonly (string | number | undefined)[])[];
}

/** Sheets as one file for a spreadsheet. Text is written as text: none of it is ever a formula. */
export const writeBook = (sheets: readonly BookSheet[]): Promise<Blob> => {
  const names = sheetNames(sheets.map(({ name }) => name));
  return writeXlsxFile(
    sheets.map(({ lines, headings, rows }, index) => ({
      sheet: names[index] ?? String(index + 1),
      stickyRowsCount: lines.length + 1,
      columns: headings.map((_, column) => ({ width: widthOf([headings, ...rows], column) })),
      data: [
        ...lines.map((line) => [{ value: line, type: String, fontWeight: 'bold' as const }]),
        headings.map((value) => ({ value, type: String, fontWeight: 'bold' as const, wrap: true })),
        ...rows.map((row) => row.map(toCell)),
      ],
    })),
  ).toBlob();
};

const toCell = (value: string | number | undefined) => {
  if (value === undefined) return null;
  return typeof value === 'number' ? { value, type: Number } : { value, type: String };
};

/** As wide as its longest word, within reason; in characters. */
const widthOf = (rows: readonly (readonly (string | number | undefined)[])[], column: number): number =>
  Math.min(40, Math.max(8, ...rows.map((row) => String(row[column] ?? '').length + 2)));

/** At most 31 characters, without those that spreadsheets forbid, and no two alike (also not by capitals). */
const sheetNames = (names: readonly string[]): readonly string[] => {
  const seen = new Set<string>();
  return names.map((name, index) => {
    const plain =
      name
        .replace(/[[\]*?/\\:']/g, ' ')
        .trim()
        .slice(0, 31) || String(index + 1);
    const own = seen.has(plain.toLowerCase()) ? `${plain.slice(0, 26)} (${index + 1})` : plain;
    seen.add(own.toLowerCase());
    return own;
  });
};
