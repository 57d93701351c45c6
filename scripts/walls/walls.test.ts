import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { faultsOf } from './check.ts';
import { importsOf, readImports } from './imports.ts';

test('no import of the tree goes through a wall, and there is no circle between files or folders', () => {
  assert.deepEqual(faultsOf(readImports(join(import.meta.dirname, '..', '..'))), []);
});

/** Where the import would stand, what it would say, and the words that must refuse it. */
const holes: readonly (readonly [file: string, text: string, refusal: RegExp])[] = [
  ['src/log/entry.ts', `import { a } from '#catalog/item.ts';`, /catalog stands above log/],
  ['src/log/entry.ts', `import type { A } from '#catalog/item.ts';`, /catalog stands above log/],
  ['src/log/entry.ts', `export * from '#catalog/item.ts';`, /catalog stands above log/],
  ['src/log/entry.ts', `type A = import('#catalog/item.ts').A;`, /catalog stands above log/],
  ['src/log/entry.ts', `const a = await import('#catalog/item.ts');`, /catalog stands above log/],
  ['src/log/entry.ts', 'const a = await import(`#catalog/item.ts`);', /catalog stands above log/],
  ['src/log/entry.ts', `const a = await import(/* late */ '#catalog/item.ts');`, /catalog stands above log/],
  ['src/log/entry.ts', `const a = new URL('../cli/main.ts', import.meta.url);`, /cli stands above log/],
  ['src/log/entry.ts', `import { a } from '../catalog/item.ts';`, /catalog stands above log/],
  ['src/log/entry.ts', `import {\n  a,\n  b,\n} from '../stock/moves.ts';`, /stock stands above log/],
  ['src/log/entry.ts', `import 'node:fs';`, /not for pure files/],
  ['src/log/entry.ts', `import { a } from './entry.test.ts';`, /imported by nobody/],
  ['src/log/entry.ts', `import { a } from '../../test/support/log.ts';`, /stands in src/],
  ['src/server/log.ts', `import { build } from '../../scripts/test.ts';`, /stands in src/],
  ['src/server/log.ts', `import { build } from '#build/build.ts';`, /build stands above server/],
  ['src/app/main.tsx', `import { a } from '#stock/report/on-hand.ts';`, /page files never use server files/],
  ['src/app/main.tsx', `import { a } from '#stock/tables.ts';`, /page files never use server files/],
  ['src/app/main.tsx', `import { a } from '#server/log.ts';`, /server stands above app/],
  ['src/app/main.tsx', `import { a } from '#database/sql.ts';`, /page files never use server files/],
  ['src/app/main.tsx', `import pg from 'pg';`, /not for page files/],
  ['src/programs/exchange/new-file.ts', `import pg from 'pg';`, /not for pure files/],
  [
    'src/programs/exchange/new-file.ts',
    `import { a } from '#kit/screen.ts';`,
    /pure files never use page files/,
  ],
  [
    'src/programs/exchange/entries.ts',
    `import { a } from './tables.ts';`,
    /pure files never use server files/,
  ],
  [
    'src/programs/exchange/entries.ts',
    `import { a } from './screens/panel.tsx';`,
    /pure files never use page/,
  ],
  [
    'src/programs/exchange/tables.ts',
    `import { a } from './screens/panel.tsx';`,
    /server files never use page/,
  ],
  [
    'src/programs/exchange/screens/panel.tsx',
    `import { a } from '../report.ts';`,
    /page files never use server/,
  ],
  ['src/programs/exchange/screens/panel.tsx', `import fs from 'node:fs';`, /not for page files/],
  ['src/programs/exchange/rules.ts', `import { a } from '#programs/naloxone/rules.ts';`, /share goes below/],
  ['src/programs/exchange/rules.ts', `import { a } from '../naloxone/rules.ts';`, /share goes below/],
  ['src/server/log.ts', `import { h } from 'preact';`, /not for server files/],
  ['src/server/log.ts', `import { a } from '#app/main.tsx';`, /server files never use page files/],
  ['src/impact/index.ts', `import { a } from '#log/time.ts';`, /log stands above|usable alone/],
  ['src/app/main.tsx', `import { gcm } from '@noble/ciphers/aes.js';`, /only src\/vault\/ calls a cipher/],
  ['src/server/log.ts', `import { p256 } from '@noble/curves/nist.js';`, /only src\/vault\/ calls a cipher/],
  ['src/attic/new.ts', `import { a } from '#log/time.ts';`, /has no line/],
  ['src/log/entry.ts', `import { a } from '#attic/new.ts';`, /has no line/],
];

test('nothing but the vault calls a cipher of the platform; others hand the browser’s own to it', () => {
  const root = join(import.meta.dirname, '..', '..');
  const ciphers =
    /\bcrypto\.subtle\b|\bsubtle(\.|\?\.|\[)|\}\s*=\s*subtle\b|\bcreate(Cipher|Decipher)iv\b|\bcreateECDH\b|\b(public|private)(Encrypt|Decrypt)\b/;
  const callers = globSync('{src,packages}/**/*.{ts,tsx}', { cwd: root })
    .filter((file) => !/\.test\.tsx?$|^src\/vault\//.test(file))
    .filter((file) => ciphers.test(readFileSync(join(root, file), 'utf8')));
  assert.deepEqual(callers, []);
});

test('a forbidden import of every kind is refused, wherever and however it is written', () => {
  for (const [file, text, refusal] of holes) {
    const faults = faultsOf(importsOf(file, text));
    assert.equal(faults.length, 1, `${file}: ${text}`);
    assert.match(faults[0] ?? '', refusal, `${file}: ${text}`);
  }
});

test('what the walls allow passes: downward, to the same side or to pure files', () => {
  const allowed = [
    ['src/programs/exchange/tables.ts', `import { a } from '#database/sql.ts';`],
    [
      'src/programs/exchange/screens/panel.tsx',
      `import { h } from 'preact';\nimport { a } from '../rules.ts';`,
    ],
    ['src/server/log.ts', `import fs from 'node:fs';\nimport { a } from '#stock/tables.ts';`],
    ['src/log/entry.test.ts', `import { a } from '#server/log.ts';`],
    ['src/log/entry.ts', `// import { a } from '#server/log.ts';\nconst text = "apart from 'others'";`],
  ] as const;
  for (const [file, text] of allowed) assert.deepEqual(faultsOf(importsOf(file, text)), [], text);
});

test('a circle is found between two files, and between two folders through different files', () => {
  const of = (...arrows: readonly (readonly [string, string])[]): readonly string[] =>
    faultsOf(arrows.map(([from, file]) => ({ from, file })));
  assert.match(
    of(['src/log/a.ts', 'src/log/b.ts'], ['src/log/b.ts', 'src/log/a.ts'])[0] ?? '',
    /circle in src\/log/,
  );
  assert.match(
    of(['src/server/x/a.ts', 'src/server/y/b.ts'], ['src/server/y/c.ts', 'src/server/x/d.ts'])[0] ?? '',
    /circle in src\/server/,
  );
  assert.deepEqual(
    of(['src/server/x/a.ts', 'src/server/y/b.ts'], ['src/server/x/c.ts', 'src/server/y/d.ts']),
    [],
  );
});
