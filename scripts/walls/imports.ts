import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** One import as it stands in a file: the file it names (as a path from the root) or the package. Types count too. */
export type Import =
  | { readonly from: string; readonly file: string }
  | { readonly from: string; readonly package: string };

/**
 * Imports, re-exports, `import('...')`, also with backticks or a comment before the name, and workers' addresses; the formatter keeps all
 * of them in these shapes.
 */
const shapes =
  /^(?:import|export|\})[^'"\n;]*?\bfrom '([^'\n]+)'|^import '([^'\n]+)'|(?<!`)\bimport\(\s*(?:\/\*.*?\*\/\s*|\/\/.*\n\s*)*['`]([^'`$\n]+)['`]|new URL\('([^'\n]+)', import\.meta\.url\)/gm;

/** What one source text imports. */
export const importsOf = (file: string, text: string): readonly Import[] =>
  [...text.matchAll(shapes)].map(([, ...names]): Import => {
    const name = names.find((found) => found !== undefined) ?? '';
    if (name.startsWith('#')) return { from: file, file: `src/${name.slice(1)}` };
    if (name.startsWith('.')) return { from: file, file: normalize(join(dirname(file), name)) };
    return { from: file, package: name };
  });

/** Every import of the tree at `root`, tests included. */
export const readImports = (root: string): readonly Import[] =>
  globSync(['{src,test,bench,scripts}/**/*.{ts,tsx,mjs}'], { cwd: root })
    .toSorted()
    .flatMap((file) => importsOf(file, readFileSync(join(root, file), 'utf8')));
