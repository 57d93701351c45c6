import { type PrivateColumn, privateColumns } from './private-column.ts';
import type { Stripped } from './strip-csv.ts';
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
    const found = privateColumns(firstRows(xml, strings));
    for (const column of found)
      if (!columns.some(({ header }) => header === column.header)) columns.push(column);
    if (found.length > 0) texts.set(name, without(xml, found, strings));
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

/** Enough rows to see headers and what most values look like. */
const looked = 200;

const firstRows = (xml: string, strings: readonly string[]): readonly (readonly string[])[] => {
  const rows: string[][] = [];
  for (const [, inner = ''] of xml.matchAll(rowShape)) {
    const row: string[] = [];
    for (const [, attributes = '', content = ''] of inner.matchAll(cellShape)) {
      const at = columnOf(attributes);
      if (at === undefined || at > 500) continue;
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

const columnOf = (attributes: string): number | undefined => {
  const letters = /\br="([A-Z]+)\d+"/.exec(attributes)?.[1];
  if (letters === undefined) return undefined;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
};

/** The sheet without the cells of these columns; their headers stay, so that nothing else moves. */
const without = (xml: string, columns: readonly PrivateColumn[], strings: readonly string[]): string => {
  const gone = new Map(columns.map(({ at, header }) => [at, header]));
  return xml.replace(cellShape, (cell: string, attributes: string, content: string = '') => {
    const header = gone.get(columnOf(attributes) ?? -1);
    return header === undefined || cellValue(attributes, content, strings).trim() === header ? cell : '';
  });
};

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
