import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

const tests = 4_000;

test('every verdict of a file that ends in the middle of telling them reaches the runner', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'alongside-verdicts-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'many.test.mjs');
  writeFileSync(
    file,
    `import { test } from 'node:test';
for (let n = 0; n < ${tests}; n += 1) test('told ' + n + '${' long'.repeat(40)}', () => {});
setInterval(() => {}, 1_000);`,
  );
  const { NODE_TEST_CONTEXT: _context, ...env } = process.env;
  const { stdout, status } = spawnSync(
    process.execPath,
    [
      ...['--import', join(import.meta.dirname, 'say-all.ts')],
      ...['--test', '--test-force-exit', '--test-reporter=tap', file],
    ],
    { encoding: 'utf8', env, maxBuffer: 64 * 1024 * 1024 },
  );
  assert.equal(stdout.match(/^# pass (\d+)$/m)?.[1], String(tests));
  assert.equal(status, 0);
});
