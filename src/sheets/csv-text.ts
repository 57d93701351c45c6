/**
 * One line of CSV. A text that a spreadsheet program would take for a formula gets an apostrophe before it, so that
 * opening a file of ours runs nothing (OWASP, "CSV injection"); negative numbers stay numbers.
 */
export const csvLine = (values: readonly (string | number | boolean | null | undefined)[]): string =>
  `${values.map(csvField).join(',')}\r\n`;

const csvField = (value: string | number | boolean | null | undefined): string => {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) && !/^-?\d+([.,]\d+)?$/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
