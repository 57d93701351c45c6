import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

/**
 * Why a field is asked is for whoever reads and reviews: no phone uses it. The build leaves the reasons out of the files that
 * define kinds; class and lifetime stay.
 */
export const fieldsPlugin: Plugin = {
  name: 'fields',
  setup: ({ onLoad }) => {
    onLoad({ filter: /[\\/]src[\\/].*[\\/](entries|[\w-]+-kinds)\.ts$/ }, async ({ path }) => ({
      contents: withoutReasons(await readFile(path, 'utf8')),
      loader: 'ts',
    }));
  },
};

/** The source with an empty text in the place of each reason: the second of what `open`, `linked` and `sealed` take. */
export const withoutReasons = (source: string): string => {
  let result = '';
  let from = 0;
  for (const call of source.matchAll(/(?<![\w.])(open|linked|sealed)\(/g)) {
    const start = call.index + call[0].length;
    if (start < from) continue;
    const reason = secondText(source, start);
    if (reason === undefined) continue;
    result += `${source.slice(from, reason.from)}''`;
    from = reason.to;
  }
  return result + source.slice(from);
};

/** Where the second argument is, when it is a text in plain quotes. */
const secondText = (
  source: string,
  start: number,
): { readonly from: number; readonly to: number } | undefined => {
  let depth = 0;
  for (let at = start; at < source.length; at += 1) {
    const token =
      /^(?:\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`|"(?:[^"\\]|\\.)*"|\/(?![/*])(?:[^/\\\n]|\\.)+\/)/.exec(
        source.slice(at),
      )?.[0];
    if (token !== undefined) {
      at += token.length - 1;
      continue;
    }
    const letter = source[at];
    if (letter === '(' || letter === '[' || letter === '{') depth += 1;
    if (letter === ')' || letter === ']' || letter === '}') depth -= 1;
    if (depth < 0) return undefined;
    if (letter !== ',' || depth > 0) continue;
    const found = /^((?:\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*)('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")/.exec(
      source.slice(at + 1),
    );
    if (found === null) return undefined;
    const [, space = '', text = ''] = found;
    return { from: at + 1 + space.length, to: at + 1 + space.length + text.length };
  }
  return undefined;
};
