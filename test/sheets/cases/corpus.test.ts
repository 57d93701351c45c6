import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { corpus } from './corpus/all.ts';
import { judge } from './judge.ts';

const folder = await mkdtemp(join(tmpdir(), 'corpus-'));
after(() => rm(folder, { recursive: true, force: true }));

for (const { name, content, right, asks } of corpus)
  test(`${name} ${asks === undefined ? 'comes in right without a question' : `asks about ${asks}`}`, async () => {
    const path = join(folder, name);
    await writeFile(path, content);
    const { verdict, why, questions } = await judge(path, right);
    assert.ok(questions <= 3, `${questions} questions`);
    assert.equal(verdict, asks === undefined ? 'right' : 'asked', why.join('\n'));
    if (asks !== undefined)
      assert.ok(
        why.some((each) => each.includes(`"part":"${asks}"`)),
        why.join('\n'),
      );
  });

test('the corpus has tables of every kind, and no two of one name', () => {
  assert.ok(corpus.length >= 80, String(corpus.length));
  assert.equal(new Set(corpus.map(({ name }) => name)).size, corpus.length);
});
