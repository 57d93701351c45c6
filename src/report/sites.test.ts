import assert from 'node:assert/strict';
import { test } from 'node:test';
import { siteLabels } from './sites.ts';

test('sites of one name are told apart, and the others keep their name as it is', () => {
  const labels = siteLabels([
    { id: 'aaaa1111-0000-4000-8000-000000000001', name: 'River Street' },
    { id: 'bbbb1111-0000-4000-8000-000000000002', name: 'river street ' },
    { id: 'cccc1111-0000-4000-8000-000000000003', name: 'Van' },
  ]);
  assert.deepEqual([...labels.values()], ['River Street (aaaa)', 'river street  (bbbb)', 'Van']);
  assert.equal(new Set(labels.values()).size, 3);
});
