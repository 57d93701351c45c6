import { type PrivateColumn, privateColumns } from './private-column.ts';
import { remains, type Stripped } from './strip-csv.ts';
import { readZip, writeZip } from './zip.ts';

/** Parts that a reader needs. All others (comments, authors, pictures, pivots with copies of the data) are not sent. */
const needed =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|styles\.xml|sharedStrings\.xml|worksheets\/[^/]+\.xml))$/i;

/** A workbook without the columns that say who somebody is; undefined for a file that cannot be opened here. */
export const stripXlsx = async (file: Blob): Promise<Stripped | undefined> => {
  const parts = await readZip(file, (name) => needed.test(name));
  if (parts === undefined || !Object.keys(parts).some((name) => /^xl\//.test(name))) return undefined;
  const texts = new Map(
    Object.entries(parts).map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]),
  );
  const stringsName = [...texts.keys()].find((name) => /sharedStrings\.xml$/i.test(name));
  const strings = stringsName === undefined ? [] : sharedStrings(texts.get(stringsName) ?? '');
  const columns: PrivateColumn[] = [];
  for (const [name, xml] of texts) {
    if (!/worksheets\//i.test(name)) continue;
    texts.set(name, onlyRows(xml));
    const found = privateColumns(firstRows(xml, strings));
    for (const column of found)
      if (!columns.some(({ header }) => header === column.header)) columns.push(column);
    if (found.length > 0) texts.set(name, onlyRows(without(xml, found, strings)));
  }
  if (stringsName !== undefined) texts.set(stringsName, onlyUsed(texts, stringsName));
  const encoder = new TextEncoder();
  const packed = writeZip(Object.fromEntries([...texts].map(([name, text]) => [name, encoder.encode(text)])));
  return { file: packed, columns };
};

const cellShape = /<(?:\w+:)?c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?c>)/g;
const rowShape = /<(?:\w+:)?row\b[^>]*?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?row>)/g;
const textShape = /<(?:\w+:)?t\b[^>]*?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?t>)/g;

const unescaped = (xml: string): string =>
  xml
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&#(\d+);/g, (_all, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&amp;/g, '&');

const textOf = (xml: string): string =>
  unescaped([...xml.matchAll(textShape)].map(([, text = '']) => text).join(''))
    .replace(/\s+/g, ' ')
    .trim();

const itemShape = /<(?:\w+:)?si\b[^>]*?(?:\/>|>[\s\S]*?<\/(?:\w+:)?si>)/g;
const sharedStrings = (xml: string): readonly string[] =>
  [...xml.matchAll(itemShape)].map(([item]) => textOf(item));

/** Enough rows to see the headers of a table, and of those that stand below it. */
const looked = 20_000;

const firstRows = (xml: string, strings: readonly string[]): readonly (readonly string[])[] => {
  const rows: string[][] = [];
  for (const [, inner = ''] of xml.matchAll(rowShape)) {
    const row: string[] = [];
    const columnOf = createPlaces();
    for (const [, attributes = '', content = ''] of inner.matchAll(cellShape)) {
      const at = columnOf(attributes);
      if (at > 500) continue;
      while (row.length < at) row.push('');
      row[at] = cellValue(attributes, content, strings);
    }
    rows.push(row);
    if (rows.length >= looked) break;
  }
  return rows;
};

const cellValue = (attributes: string, content: string, strings: readonly string[]): string => {
  const raw = /<(?:\w+:)?v\b[^>]*>([\s\S]*?)<\/(?:\w+:)?v>/.exec(content)?.[1] ?? '';
  if (/\bt="s"/.test(attributes)) return strings[Number(raw)] ?? '';
  return /\bt="inlineStr"/.test(attributes) ? textOf(content) : unescaped(raw);
};

/** Columns of the cells of one row, in order: a cell that names no place stands behind the one before it. */
const createPlaces = () => {
  let last = -1;
  return (attributes: string): number => {
    const letters = /\br="([A-Z]+)\d+"/.exec(attributes)?.[1];
    last =
      letters === undefined
        ? last + 1
        : [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
    return last;
  };
};

/** The sheet without the cells of these columns; their headers stay, so that nothing else moves. */
const without = (xml: string, columns: readonly PrivateColumn[], strings: readonly string[]): string => {
  const gone = new Map(columns.map((column) => [column.at, column]));
  let number = -1;
  return xml.replace(rowShape, (row: string, inner: string = '') => {
    number += 1;
    const columnOf = createPlaces();
    const left = inner.replace(cellShape, (cell: string, attributes: string, content: string = '') => {
      const column = gone.get(columnOf(attributes));
      if (column === undefined || number < column.from) return cell;
      const value = cellValue(attributes, content, strings);
      if (value.trim() === column.header) return cell;
      const place = /\sr="[A-Z]+\d+"/.exec(attributes)?.[0] ?? '';
      // Emptied and not taken out: the place of the next may hang on it.
      return remains(value) === ''
        ? `<c${place}/>`
        : `<c${place} t="inlineStr"><is><t>${remains(value)}</t></is></c>`;
    });
    return inner === '' ? row : row.replace(inner, () => left);
  });
};

/** Lists to choose from, links and footers may name people too; no reader needs what stands behind the rows. */
const onlyRows = (xml: string): string =>
  xml.replace(
    /(<\/(\w+:)?sheetData>)[\s\S]*$/,
    (_all, end: string, prefix: string = '') => `${end}</${prefix}worksheet>`,
  );

/** Texts that no cell names any more are emptied; their places stay. */
const onlyUsed = (texts: ReadonlyMap<string, string>, stringsName: string): string => {
  const used = new Set<number>();
  for (const [name, xml] of texts)
    if (/worksheets\//i.test(name))
      for (const [, attributes = '', content = ''] of xml.matchAll(cellShape))
        if (/\bt="s"/.test(attributes))
          used.add(Number(/<(?:\w+:)?v\b[^>]*>(\d+)</.exec(content)?.[1] ?? -1));
  let at = -1;
  return (texts.get(stringsName) ?? '').replace(itemShape, (item) => {
    at += 1;
    return used.has(at) ? item : '<si><t/></si>';
  });
};
