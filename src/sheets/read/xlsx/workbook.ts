import { posix } from 'node:path';
import { sheetLimits } from '../sheet.ts';
import { type NumberStyle, styleOfBuiltIn, styleOfCode } from './dates.ts';
import { parseWhole } from './xml.ts';
import type { Parts } from './zip.ts';

/** What must be known of a workbook before one of its sheets can be read. */
export interface Workbook {
  /** Sheets in the order of their tabs, without charts. */
  readonly sheets: readonly { readonly name: string; readonly part: string; readonly hidden: boolean }[];
  readonly epoch1904: boolean;
  readonly stringsPart: string | undefined;
  /** By the style number of a cell. */
  readonly styles: readonly NumberStyle[];
}

export const readWorkbook = async (parts: Parts): Promise<Workbook> => {
  const root = await readRelations(parts, '_rels/.rels', '');
  const path = [...root.values()].find((relation) => relation.type.endsWith('/officeDocument'))?.target;
  if (path === undefined) throw new Error('the file is no workbook');
  const relations = await readRelations(
    parts,
    posix.join(posix.dirname(path), '_rels', `${posix.basename(path)}.rels`),
    posix.dirname(path),
  );
  const partOf = (type: string): string | undefined =>
    [...relations.values()].find((relation) => relation.type.endsWith(type))?.target;

  const sheets: { name: string; part: string; hidden: boolean }[] = [];
  let epoch1904 = false;
  await parseWhole(await parts.stream(path, sheetLimits.partBytes), {
    open: (name, attributes) => {
      if (name === 'workbookPr') epoch1904 = isTrue(attributes['date1904']);
      if (name !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => key === 'id' || key.endsWith(':id'))?.[1];
      const relation = id === undefined ? undefined : relations.get(id);
      if (relation === undefined || !relation.type.endsWith('/worksheet')) return;
      const hidden = attributes['state'] === 'hidden' || attributes['state'] === 'veryHidden';
      sheets.push({ name: attributes['name'] ?? '', part: relation.target, hidden });
    },
    close: () => {},
    text: () => {},
  });
  const stylesPart = partOf('/styles');
  return {
    sheets,
    epoch1904,
    stringsPart: partOf('/sharedStrings'),
    styles: stylesPart !== undefined && parts.has(stylesPart) ? await readStyles(parts, stylesPart) : [],
  };
};

interface Relation {
  readonly type: string;
  readonly target: string;
}

const readRelations = async (
  parts: Parts,
  path: string,
  base: string,
): Promise<ReadonlyMap<string, Relation>> => {
  const relations = new Map<string, Relation>();
  await parseWhole(await parts.stream(path, sheetLimits.partBytes), {
    open: (name, { Id: id, Type: type, Target: target, TargetMode: mode }) => {
      if (name !== 'Relationship' || id === undefined || type === undefined || target === undefined) return;
      if (mode === 'External') return;
      relations.set(id, {
        type,
        target: target.startsWith('/') ? target.slice(1) : posix.join(base, target),
      });
    },
    close: () => {},
    text: () => {},
  });
  return relations;
};

const readStyles = async (parts: Parts, path: string): Promise<readonly NumberStyle[]> => {
  const codes = new Map<number, string>();
  const styles: NumberStyle[] = [];
  let inCellStyles = false;
  await parseWhole(await parts.stream(path, sheetLimits.partBytes), {
    open: (name, attributes) => {
      if (name === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      else if (name === 'cellXfs') inCellStyles = true;
      else if (name === 'xf' && inCellStyles) {
        const id = Number(attributes['numFmtId'] ?? 0);
        const code = codes.get(id);
        styles.push(code === undefined ? styleOfBuiltIn(id) : styleOfCode(code));
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inCellStyles = false;
    },
    text: () => {},
  });
  return styles;
};

const isTrue = (text: string | undefined): boolean => text === '1' || text === 'true';
