import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withoutRequests } from './contract-plugin.ts';

const route = `export const one = route({
  id: 'one',
  method: 'GET',
  path: '/v1/one',
  summary: 'A word, and
    another',
  needs: 'log',
  body: v.object({ answer: v.string() }),
  answer: json(v.object({ done: v.boolean() })),
});
`;

test('a phone is given where a route is and how its answer is read, and no more', () => {
  assert.equal(
    withoutRequests(route, 'one.ts'),
    `export const one = route({
  id: 'one',
  method: 'GET',
  path: '/v1/one',
  answer: json(v.object({ done: v.boolean() })),
});
`,
  );
});

test('a route written in another order stops the build', () => {
  assert.throws(() => withoutRequests(route.replace('  id:', '  needs:'), 'one.ts'), /one\.ts: 1 routes, 0/);
});
