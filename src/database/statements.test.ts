import assert from 'node:assert/strict';
import { test } from 'node:test';
import { statementsOf } from './statements.ts';

test('a text falls into its statements, and a semicolon inside of one ends nothing', () => {
  assert.deepEqual(statementsOf('select 1'), ['select 1']);
  assert.deepEqual(statementsOf('  create table a (b text);\n-- none; here\n'), ['create table a (b text)']);
  assert.deepEqual(
    statementsOf(`
      -- first; of all
      create table "a;b" (c text default ';''');
      do $$ begin perform 1; end $$; do $x$ begin; $$;$$ end $x$;
      /* between; */ select $1, 'a$$b;' ;;`),
    [
      `create table "a;b" (c text default ';''')`,
      'do $$ begin perform 1; end $$',
      'do $x$ begin; $$;$$ end $x$',
      `select $1, 'a$$b;'`,
    ],
  );
});
