import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findings, reportOf, whyKnown } from './findings.ts';
import { pathsToGet } from './paths.ts';

test('the scanner is led to every path that is asked with GET, with something in each name', () => {
  const get = {
    parameters: [
      { name: 'from', in: 'query' },
      { name: 'id', in: 'path', required: true },
    ],
  };
  assert.deepEqual(pathsToGet({ paths: { '/v1/a/{id}': { get, post: {} }, '/v1/b': { post: {} } } }, 'x'), [
    '/v1/a/x?from=2026-01-01',
  ]);
});

test('what it found is read in its one shape, and nothing is known but by its words', () => {
  const one = { method: 'GET', path: '/', info: 'Strict-Transport-Security is not set' };
  const found = findings(reportOf({ vulnerabilities: { Headers: [one] }, anomalies: { Errors: [one] } }));
  assert.deepEqual(
    found.map(({ sort, name }) => `${sort} ${name}`),
    ['vulnerability Headers', 'anomaly Errors'],
  );
  assert.match(whyKnown(one.info) ?? '', /^known/);
  assert.equal(whyKnown('SQL injection in from'), undefined);
  assert.throws(() => reportOf({ found: [] }));
});
