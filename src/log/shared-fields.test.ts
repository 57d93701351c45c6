import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as v from 'valibot';
import { day } from './shared-fields.ts';

test('a day of a body is one that exists, written with four, two and two digits', () => {
  for (const good of ['2026-02-28', '2024-02-29', '1999-12-31']) assert.ok(v.is(day, good), good);
  for (const bad of ['2026-02-31', '2025-02-29', '2026-13-01', '2026-2-3', '31.12.2026', '', 20260228, null])
    assert.ok(!v.is(day, bad), String(bad));
});
