import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { kindRegistry } from '#programs/kinds.ts';
import { withoutReasons } from './fields-plugin.ts';

const root = join(import.meta.dirname, '..', '..', '..');

test('of a field a phone keeps class, schema and lifetime, and no reason', () => {
  assert.equal(
    withoutReasons(`channel: open(v.pipe(v.string(), v.regex(/^[a-z(,]+$/, "a, b")), 'kits by (channel)'),
  area: linked(v.optional(area), "who's where", 'always'),
  both: open(
    v.picklist(['a', 'b']), // 'not, this'
    'which of (two)',
    'until-blurred',
  ), other: reopen(a, 'stays'),`),
    `channel: open(v.pipe(v.string(), v.regex(/^[a-z(,]+$/, "a, b")), ''),
  area: linked(v.optional(area), '', 'always'),
  both: open(
    v.picklist(['a', 'b']), // 'not, this'
    '',
    'until-blurred',
  ), other: reopen(a, 'stays'),`,
  );
});

test('every reason of every kind is found, and nothing else is touched', () => {
  const files = globSync('src/**/{entries,*-kinds}.ts', { cwd: root });
  const shorter = files.map((file) => withoutReasons(readFileSync(join(root, file), 'utf8'))).join('\n');
  const whole = files.map((file) => readFileSync(join(root, file), 'utf8')).join('\n');
  for (const { kind, fields } of kindRegistry.all)
    for (const { why } of Object.values(fields)) {
      const quoted = [`'${why}'`, JSON.stringify(why)];
      assert.ok(!quoted.some((text) => shorter.includes(text)), `${kind}: ${why}`);
      assert.ok(
        quoted.some((text) => whole.includes(text)),
        `${kind}: ${why}`,
      );
    }
});
