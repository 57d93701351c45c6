/** Files that are no spreadsheet this reads; each has a sentence of its own that says what to do. */
export const oddFiles = [
  'old-excel',
  'open-document',
  'numbers',
  'picture',
  'pdf',
  'web-page',
  'word',
  'archive',
  'json',
  'empty',
  'unreadable',
] as const;
export type OddFile = (typeof oddFiles)[number];

/** What a file is by its first bytes, never by its name; undefined for one that may be a CSV or a workbook. */
export const oddityOf = async (file: Blob): Promise<OddFile | undefined> => {
  if (file.size === 0) return 'empty';
  const bytes = new Uint8Array(await file.slice(0, 4_096).arrayBuffer());
  const starts = (...codes: readonly number[]): boolean => codes.every((code, at) => bytes[at] === code);
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) return 'old-excel';
  if (starts(0x25, 0x50, 0x44, 0x46)) return 'pdf';
  if (pictures.some((codes) => starts(...codes)) || isHeic(bytes)) return 'picture';
  const text = new TextDecoder('latin1').decode(bytes);
  if (starts(0x50, 0x4b, 3, 4)) {
    if (text.includes('opendocument.spreadsheet')) return 'open-document';
    if (text.includes('word/')) return 'word';
    if (/Index\/|\.iwa/.test(text)) return 'numbers';
    return /\.xml|\.rels|xl\//i.test(text) ? undefined : 'archive';
  }
  if (text.startsWith('{\\rtf')) return 'word';
  if (sylk.test(text)) return 'unreadable';
  if (json.test(text) && !isDataValueSet(text)) return 'json';
  return /^[\s\ufeff\xef\xbb\xbf]*(<!doctype html|<html|<table|<\?xml[\s\S]{0,400}<html|<\?xml[\s\S]{0,600}schemas-microsoft-com:office:spreadsheet)/i.test(
    text,
  )
    ? 'web-page'
    : isBinary(bytes)
      ? 'unreadable'
      : undefined;
};

/** "ID;P" begins a table of semicolons, too; records of one letter follow in SYLK alone. */
const sylk = /^ID;P[^\r\n]*(?:\r?\n[A-Z]{1,3};[A-Z][^\r\n]*){2}/;
/** What is sent to and fro between programs: an object, or a list of them. */
const json = /^[\s\ufeff\xef\xbb\xbf]*(?:\{\s*["}]|\[\s*[[{\]])/;

/** A `dataValueSet` of DHIS2 is JSON, and read. */
export const isDataValueSet = (start: string): boolean =>
  /^\s*\{/.test(start) && /"(?:dataValues|dataSet|dataValueSets|completeDate|orgUnit|period)"/.test(start);

/** JPEG, PNG, GIF, TIFF twice, WebP. */
const pictures: readonly (readonly number[])[] = [
  [0xff, 0xd8, 0xff],
  [0x89, 0x50, 0x4e, 0x47],
  [0x47, 0x49, 0x46],
  [0x49, 0x49, 0x2a, 0],
  [0x4d, 0x4d, 0, 0x2a],
  [0x52, 0x49, 0x46, 0x46],
];

/** Bytes that no text has, in UTF-8 or Windows-1252; every other byte of UTF-16 is one, all through or after a mark. */
const isBinary = (bytes: Uint8Array): boolean => {
  const isMarked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const zeros = [0, 1].map((from) => bytes.filter((code, at) => at % 2 === from && code === 0).length);
  if (isMarked || zeros.some((count) => count * 5 > bytes.length * 2)) return false;
  return bytes.some((code) => code < 9 || (code > 13 && code < 28));
};

const isHeic = (bytes: Uint8Array): boolean =>
  new TextDecoder('latin1').decode(bytes.subarray(4, 12)).startsWith('ftyphei');
