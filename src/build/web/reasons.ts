import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

/**
 * Every field of a kind says in words why it is asked. That is for whoever reads the source and the server; on a phone it is
 * weight at each start, so it is left out of what browsers load.
 */
export const withoutReasons: Plugin = {
  name: 'without-reasons',
  setup: ({ onLoad }) => {
    onLoad({ filter: /\/src\/.*\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      return text.includes('defineKind(') ? { contents: emptyReasons(text), loader: 'ts' } : undefined;
    });
  },
};

/**
 * The source without the second argument of each `open(`, `linked(` and `sealed(`, where that is a text; with '' in its place where
 * another argument follows.
 */
export const emptyReasons = (text: string): string => {
  let made = '';
  let from = 0;
  for (const { index, 0: call } of text.matchAll(/(?<![\w.])(?:open|linked|sealed)\(/g)) {
    const reason = secondArgument(text, index + call.length);
    if (reason === undefined || reason.start < from) continue;
    const isLast = /^[\s,]*\)/.test(text.slice(reason.end));
    made += isLast ? text.slice(from, reason.comma) : `${text.slice(from, reason.start)}''`;
    from = reason.end;
  }
  return made + text.slice(from);
};

/** Where the second argument of a call stands, whose first begins at `at`; undefined where it is no plain text. */
const secondArgument = (
  text: string,
  at: number,
): { readonly comma: number; readonly start: number; readonly end: number } | undefined => {
  let depth = 0;
  for (let place = at; place < text.length; place += 1) {
    const letter = text[place] ?? '';
    if (letter === "'" || letter === '"' || letter === '`') place = endOfText(text, place) - 1;
    else if (text.startsWith('//', place)) place = text.indexOf('\n', place);
    else if (text.startsWith('/*', place)) place = text.indexOf('*/', place) + 1;
    else if ('([{'.includes(letter)) depth += 1;
    else if (')]}'.includes(letter)) {
      if (depth === 0) return undefined;
      depth -= 1;
    } else if (letter === ',' && depth === 0) {
      const start =
        place + 1 + (/^(?:\s|\/\/.*\n|\/\*[\s\S]*?\*\/)*/.exec(text.slice(place + 1))?.[0].length ?? 0);
      return text[start] === "'" || text[start] === '"'
        ? { comma: place, start, end: endOfText(text, start) }
        : undefined;
    }
  }
  return undefined;
};

/** The place behind a text that begins at `at`. */
const endOfText = (text: string, at: number): number => {
  let place = at + 1;
  while (place < text.length && text[place] !== text[at]) place += text[place] === '\\' ? 2 : 1;
  return place + 1;
};
