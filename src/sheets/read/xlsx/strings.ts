import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { sheetLimits } from '../sheet.ts';
import { parseXml } from './xml.ts';

/** The texts that an XLSX keeps apart from its cells. The first of them stay in memory, the rest go to a file. */
export interface SharedStrings {
  readonly at: (index: number) => string;
  readonly close: () => void;
}

export const noStrings: SharedStrings = { at: () => '', close: () => {} };

export const readStrings = async (
  stream: Readable,
  scratch: string = tmpdir(),
  inMemory: number = sheetLimits.stringsInMemory,
): Promise<SharedStrings> => {
  const strings = createStrings(scratch, inMemory);
  let text = '';
  let listening = false;
  let phonetic = 0;
  const handler = {
    open: (name: string) => {
      if (name === 'si') text = '';
      else if (name === 'rPh') phonetic += 1;
      else if (name === 't') listening = phonetic === 0;
    },
    close: (name: string) => {
      if (name === 'si') strings.add(text);
      else if (name === 'rPh') phonetic -= 1;
      else if (name === 't') listening = false;
    },
    text: (piece: string) => {
      if (listening && text.length < sheetLimits.cellChars) text += piece;
    },
  };
  try {
    for await (const _read of parseXml(stream, handler));
    strings.finish();
    return strings;
  } catch (error) {
    strings.close();
    throw error;
  }
};

const bufferBytes = 262_144;

const createStrings = (scratch: string, inMemory: number) => {
  const kept: string[] = [];
  let chars = 0;
  // Spilled strings: bytes one after the other in a file, where each begins in `starts`.
  let starts = new Float64Array(0);
  let spilled = 0;
  let end = 0;
  let folder: string | undefined;
  let file = -1;
  let pending: Buffer[] = [];
  let pendingBytes = 0;

  const add = (text: string): void => {
    if (folder === undefined && chars + text.length <= inMemory) {
      kept.push(text);
      chars += text.length + 16;
      return;
    }
    if (folder === undefined) {
      folder = mkdtempSync(join(scratch, 'sheet-strings-'));
      file = openSync(join(folder, 'strings'), 'w+', 0o600);
    }
    if (spilled + 1 >= starts.length) {
      const larger = new Float64Array(Math.max(65_536, starts.length * 2));
      larger.set(starts);
      starts = larger;
    }
    const bytes = Buffer.from(text, 'utf8');
    starts[spilled] = end;
    spilled += 1;
    end += bytes.length;
    starts[spilled] = end;
    pending.push(bytes);
    pendingBytes += bytes.length;
    if (pendingBytes > bufferBytes) flush();
  };

  const flush = (): void => {
    if (pending.length > 0) writeSync(file, Buffer.concat(pending));
    pending = [];
    pendingBytes = 0;
  };

  // Cells mostly ask for strings in the order of the file, so one window of it serves many of them.
  const window = Buffer.alloc(bufferBytes);
  let windowStart = 0;
  let windowEnd = 0;

  const fromFile = (index: number): string => {
    const from = starts[index] ?? 0;
    const to = starts[index + 1] ?? from;
    if (to - from > bufferBytes) {
      const own = Buffer.alloc(to - from);
      readSync(file, own, 0, own.length, from);
      return own.toString('utf8');
    }
    if (from < windowStart || to > windowEnd) {
      windowStart = from;
      windowEnd = from + readSync(file, window, 0, bufferBytes, from);
    }
    return window.toString('utf8', from - windowStart, to - windowStart);
  };

  return {
    add,
    finish: flush,
    at: (index: number): string => {
      if (index < 0 || index >= kept.length + spilled)
        throw new Error('a cell names a text that is not there');
      return kept[index] ?? fromFile(index - kept.length);
    },
    close: (): void => {
      if (folder === undefined) return;
      closeSync(file);
      rmSync(folder, { recursive: true, force: true });
      folder = undefined;
    },
  };
};
