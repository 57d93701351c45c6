import assert from 'node:assert/strict';
import { test } from 'node:test';
import { join, name, raw, sql } from './sql.ts';

test('values become numbered parameters and never text', () => {
  const query = sql`select ${"x'; drop table entry; --"} where n = ${3} and ids = any(${['a', 'b']}::text[])`;
  assert.equal(query.text, 'select $1 where n = $2 and ids = any($3::text[])');
  assert.deepEqual(query.values, ["x'; drop table entry; --", 3, ['a', 'b']]);
});

test('fragments nest and their parameters are numbered on', () => {
  const where = join([sql`a = ${1}`, sql`b between ${2} and ${3}`], ' and ');
  const query = sql`select * from ${name('entry')} where z = ${0} and ${where} limit ${9}`;
  assert.equal(query.text, 'select * from "entry" where z = $1 and a = $2 and b between $3 and $4 limit $5');
  assert.deepEqual(query.values, [0, 1, 2, 3, 9]);
});

test('more than nine parameters are numbered on without mixing $1 and $10', () => {
  const many = join(Array.from({ length: 12 }, (_, index) => sql`${index}`));
  assert.equal(sql`${'first'}, ${many}`.text, Array.from({ length: 13 }, (_, n) => `$${n + 1}`).join(', '));
});

test('a name that would need quoting is refused', () => {
  for (const bad of ['', 'Entry', 'a b', 'a"b', '1a', 'x'.repeat(64), 'entry; drop'])
    assert.throws(() => name(bad));
});

test('a text of our own passes as it is', () => {
  assert.equal(sql`select 1 ${raw('for update')}`.text, 'select 1 for update');
});
