import { type Cell, type Row, sheetLimits, textCell } from '../sheet.ts';
import { type NumberStyle, serialToDate } from './dates.ts';
import type { SharedStrings } from './strings.ts';
import type { XmlHandler } from './xml.ts';

/** Gathers the rows of a sheet's XML. Only the stored result of a formula counts; nothing is evaluated. */
export const createRowReader = (deps: {
  readonly strings: SharedStrings;
  readonly styles: readonly NumberStyle[];
  readonly epoch1904: boolean;
}): { readonly handler: XmlHandler; readonly take: () => readonly Row[] } => {
  let rows: Row[] = [];
  let number = 0;
  let cells: Cell[] = [];
  let column = -1;
  let type = 'n';
  let style = 0;
  let value: string | undefined;
  let formula = false;
  let listening = false;

  const open = (name: string, attributes: Readonly<Record<string, string>>): void => {
    if (name === 'c') {
      const reference = attributes['r'];
      column = reference === undefined ? column + 1 : columnOf(reference);
      type = attributes['t'] ?? 'n';
      style = Number(attributes['s'] ?? 0);
      value = undefined;
      formula = false;
    } else if (name === 'v' || name === 't') {
      listening = true;
    } else if (name === 'f') {
      formula = true;
    } else if (name === 'row') {
      const given = Number(attributes['r']);
      number = Number.isSafeInteger(given) && given > number ? given : number + 1;
      cells = [];
      column = -1;
    }
  };

  const close = (name: string): void => {
    if (name === 'c') {
      const cell = cellOf();
      if (cell === null || column >= sheetLimits.columns) return;
      while (cells.length < column) cells.push(null);
      cells[column] = cell;
    } else if (name === 'v' || name === 't') {
      listening = false;
    } else if (name === 'row' && cells.length > 0) {
      rows.push({ number, cells });
    }
  };

  const cellOf = (): Cell => {
    if (value === undefined) return formula ? { fault: 'formula-without-value' } : null;
    switch (type) {
      case 's':
        return textCell(deps.strings.at(Number(value)));
      case 'str':
      case 'inlineStr':
        return textCell(value);
      case 'b':
        return value.trim() === '1' || value.trim() === 'true';
      case 'e':
        return { fault: 'cell-error' };
      case 'd':
        return isoCell(value.trim());
      default:
        return numberCell(value.trim());
    }
  };

  const numberCell = (text: string): Cell => {
    if (text === '') return formula ? { fault: 'formula-without-value' } : null;
    const parsed = Number(text);
    const shown = deps.styles[style] ?? 'number';
    if (!Number.isFinite(parsed)) return { fault: 'cell-error' };
    if (typeof shown === 'object')
      return Number.isInteger(parsed) && parsed >= 0 ? String(parsed).padStart(shown.digits, '0') : parsed;
    return shown === 'number' ? parsed : serialToDate(parsed, shown, deps.epoch1904);
  };

  return {
    handler: {
      open,
      close,
      text: (piece) => {
        if (listening && (value?.length ?? 0) < sheetLimits.cellChars) value = (value ?? '') + piece;
      },
    },
    take: () => {
      const taken = rows;
      rows = [];
      return taken;
    },
  };
};

/** `BC12` is column 54, counted from 0. */
const columnOf = (reference: string): number => {
  let column = 0;
  for (let index = 0; index < reference.length; index += 1) {
    const code = reference.charCodeAt(index);
    if (code < 65 || code > 90) break;
    column = column * 26 + (code - 64);
  }
  return column - 1;
};

const isoCell = (text: string): Cell => {
  const match = /^(\d{4}-\d\d-\d\d)?(?:T?(\d\d:\d\d:\d\d)(?:\.\d+)?)?$/.exec(text);
  const [, date, time] = match ?? [];
  if (date === undefined && time === undefined) return { fault: 'date-impossible' };
  return { ...(date !== undefined && { date }), ...(time !== undefined && { time }) };
};
