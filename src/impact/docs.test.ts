// Every TypeScript example in docs/impact runs, and prints what its comments say.
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';

const docs = new URL('../../docs/impact/', import.meta.url);
const engine = new URL('./index.ts', import.meta.url).href;
const folder = mkdtempSync(join(tmpdir(), 'impact-docs-'));
after(() => rmSync(folder, { recursive: true }));

const examplesIn = (markdown: string): readonly string[] =>
  [...markdown.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code = '']) => code);

/** What an example promises to print: comments behind a console.log, or on the lines under one. */
const promisedBy = (code: string): readonly string[] => {
  let printing = false;
  return code.split('\n').flatMap((line) => {
    const behind = /console\.log\(.*\); \/\/ (.*)$/.exec(line);
    const under = /^\/\/ (.*)$/.exec(line);
    const promised = behind?.[1] ?? (printing ? under?.[1] : undefined);
    printing = line.includes('console.log(') ? behind === null : printing && under !== null;
    return promised === undefined ? [] : [promised];
  });
};

const runExample = async (code: string, name: string): Promise<readonly string[]> => {
  const file = join(folder, `${name}.ts`);
  writeFileSync(file, `${code.replaceAll("'alongside/impact'", `'${engine}'`)}\nexport {};\n`);
  const printed: string[] = [];
  const { log } = console;
  console.log = (...parts: readonly unknown[]) => {
    printed.push(parts.map(String).join(' '));
  };
  try {
    await import(pathToFileURL(file).href);
  } finally {
    console.log = log;
  }
  return printed;
};

for (const name of readdirSync(docs).filter((file) => file.endsWith('.md'))) {
  const examples = examplesIn(readFileSync(new URL(name, docs), 'utf8'));
  examples.forEach((code, i) => {
    test(`example ${i + 1} of docs/impact/${name} runs and prints what it says`, async () => {
      const promised = promisedBy(code);
      assert.ok(promised.length > 0, 'an example promises nothing');
      assert.deepEqual(await runExample(code, `${name.replace('.md', '')}-${i}`), promised);
    });
  });
}

test('the guides hold at least fifteen examples', () => {
  const all = readdirSync(docs).flatMap((file) => examplesIn(readFileSync(new URL(file, docs), 'utf8')));
  assert.ok(all.length >= 15, `${all.length}`);
});
