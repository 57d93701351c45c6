/** What a cell may hold; where nobody knows, it stays empty. */
export type CsvValue = string | number | boolean | null | undefined;

/** Rows as CSV (RFC 4180) with a byte order mark, which spreadsheet programs need to read UTF-8. */
export const toCsv = (rows: readonly (readonly CsvValue[])[]): string =>
  `\uFEFF${rows.map(csvLine).join('')}`;

/**
 * One line of CSV. A text that a spreadsheet program would take for a formula gets an apostrophe before it, so that
 * opening a file of ours runs nothing (OWASP, "CSV injection"); negative numbers stay numbers.
 */
export const csvLine = (values: readonly CsvValue[]): string => `${values.map(csvField).join(',')}\r\n`;

const csvField = (value: CsvValue): string => {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) && !/^-?\d+([.,]\d+)?$/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
