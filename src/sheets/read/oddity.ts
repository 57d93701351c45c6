/** Files that are no spreadsheet this reads; each has a sentence of its own that says what to do. */
export const oddFiles = [
  'old-excel',
  'open-document',
  'numbers',
  'picture',
  'pdf',
  'web-page',
  'word',
  'empty',
] as const;
export type OddFile = (typeof oddFiles)[number];

/** What a file is by its first bytes, never by its name; undefined for one that may be a CSV or a workbook. */
export const oddityOf = async (file: Blob): Promise<OddFile | undefined> => {
  if (file.size === 0) return 'empty';
  const bytes = new Uint8Array(await file.slice(0, 4_096).arrayBuffer());
  const starts = (...codes: readonly number[]): boolean => codes.every((code, at) => bytes[at] === code);
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) return 'old-excel';
  if (starts(0x25, 0x50, 0x44, 0x46)) return 'pdf';
  if (starts(0xff, 0xd8, 0xff) || starts(0x89, 0x50, 0x4e, 0x47) || starts(0x47, 0x49, 0x46) || isHeic(bytes))
    return 'picture';
  const text = new TextDecoder('latin1').decode(bytes);
  if (starts(0x50, 0x4b, 3, 4)) {
    if (text.includes('opendocument.spreadsheet')) return 'open-document';
    if (text.includes('word/')) return 'word';
    return /Index\/|\.iwa/.test(text) ? 'numbers' : undefined;
  }
  return /^[\s\ufeff\xef\xbb\xbf]*(<!doctype html|<html|<table|<\?xml[\s\S]{0,400}<html|<\?xml[\s\S]{0,600}schemas-microsoft-com:office:spreadsheet)/i.test(
    text,
  )
    ? 'web-page'
    : undefined;
};

const isHeic = (bytes: Uint8Array): boolean =>
  new TextDecoder('latin1').decode(bytes.subarray(4, 12)).startsWith('ftyphei');
