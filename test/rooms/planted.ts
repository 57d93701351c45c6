import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { build } from 'esbuild';
import type { Bug } from '../simulator/bugs/bug.ts';
import { plant } from '../simulator/bugs/plant.ts';

const root = join(import.meta.dirname, '../..');

/** The files of a folder, by name and without `.ts`, in one module: as they are, or with a mistake planted into one of them. */
const bundled = async <Rules>(folder: string, files: readonly string[], bug?: Bug): Promise<Rules> => {
  const made = await build({
    stdin: {
      contents: files.map((name) => `export * from './${name}.ts';`).join('\n'),
      resolveDir: join(root, folder),
    },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    plugins: bug === undefined ? [] : [plant(bug)],
    logLevel: 'silent',
  });
  const code = made.outputFiles[0]?.text ?? '';
  return (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as Rules;
};

/**
 * Holds rules to their promises: `complaint` names the first that is broken, '' when all are kept. The real ones keep all, and each
 * planted mistake breaks one: a list of promises that never complained would prove nothing.
 */
export const testPromises = <Rules>({
  folder,
  files,
  complaint,
  bugs,
}: {
  readonly folder: string;
  readonly files: readonly string[];
  readonly complaint: (rules: Rules) => string;
  readonly bugs: readonly Bug[];
}): void => {
  test('the real rules keep every promise', async () => {
    assert.equal(complaint(await bundled<Rules>(folder, files)), '');
  });
  for (const bug of bugs)
    test(`it is noticed when ${bug.name}`, async () => {
      assert.notEqual(complaint(await bundled<Rules>(folder, files, bug)), '', 'nothing was noticed');
    });
};
