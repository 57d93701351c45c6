import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';

/**
 * A part gets what it imports when it starts: an export that changes later would be seen by one side only. A `var` that is
 * assigned once is a constant in older words.
 */
export const refuseMovingExports = (root: string, metafile: Metafile): void => {
  for (const path of Object.keys(metafile.inputs)) {
    const file = join(root, path);
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    const moves = [...text.matchAll(/^export (let|var) ([\w$]+)/gm)].some(
      ([, word, name = '']) => word === 'let' || assignments(text, name) !== 1,
    );
    if (moves) throw new Error(`${path} exports a variable: export a function that answers it`);
  }
};

const assignments = (text: string, name: string): number => {
  const escaped = name.replaceAll('$', '\\$');
  const shape = `(?<![\\w$.])${escaped}\\s*(?:\\+\\+|--|[-+*/%&|^?<>]*=(?![=>]))|(?:\\+\\+|--)${escaped}\\b`;
  return [...text.matchAll(new RegExp(shape, 'g'))].length;
};
