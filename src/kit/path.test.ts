import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchPath } from './path.ts';

test('a path fits a pattern of as many parts, and gives what stands at its names', () => {
  assert.deepEqual(matchPath('/stock', '/stock'), {});
  assert.deepEqual(matchPath('/stock', '/stock/'), {});
  assert.deepEqual(matchPath('/entry/:id', '/entry/019a'), { id: '019a' });
  assert.deepEqual(matchPath('/room/stay/:id', '/room/stay/x'), { id: 'x' });
  for (const path of ['/', '/stocks', '/stock/count', '/Stock', ''])
    assert.equal(matchPath('/stock', path), undefined);
  for (const path of ['/entry', '/entry/', '/entry/a/b'])
    assert.equal(matchPath('/entry/:id', path), undefined);
});

test('a star at the end fits all that is below, and not what it stands under', () => {
  for (const path of ['/office/people', '/office/made-of/a/b', '/office/people/'])
    assert.deepEqual(matchPath('/office/*', path), {});
  for (const path of ['/office', '/office/', '/offices/people', '/'])
    assert.equal(matchPath('/office/*', path), undefined);
});
