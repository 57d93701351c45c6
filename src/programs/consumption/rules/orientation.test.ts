import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Entry, JsonObject, Uuid } from '#log/index.ts';
import { orientationKind, orientedKind } from '../orientation.ts';
import {
  headings,
  isToBeOffered,
  longestPoint,
  mostPoints,
  orientationAfter,
  orientedIn,
  shipped,
  typedPoints,
} from './orientation.ts';
import { createPen, visitOf } from './recorded.ts';
import { foldRoom } from './room.ts';

const write = () => {
  const pen = createPen();
  let at = Date.parse('2026-06-01T10:00:00Z');
  return (
    kind: string,
    body: JsonObject,
    more: { visit?: Uuid; subject?: Uuid; device?: number } = {},
  ): Entry => {
    at += 60_000;
    const { subject, ...rest } = more;
    const entry = pen({ kind, body, at, ...rest });
    return subject === undefined ? entry : { ...entry, subject };
  };
};
const person = '0190c000-0000-4000-8000-00000000000a';
const other = '0190c000-0000-4000-8000-00000000000b';

test('the four headings ship; a change is a next version, and no change is none', () => {
  assert.deepEqual(shipped, { version: 1, points: [...headings] });
  assert.equal(orientationAfter(shipped, [...headings]), shipped);
  const second = orientationAfter(shipped, ['rules', 'Who to ask']);
  assert.deepEqual(second, { version: 2, points: ['rules', 'Who to ask'] });
  assert.equal(orientationAfter(second, ['Who to ask', 'rules']).version, 3);
  assert.equal(orientationAfter(second, []).version, 3);
});

test('what is typed is one point on each line: a heading is its code, a line twice is one, and too much is told', () => {
  const codeOf = (line: string): string | undefined => (line === 'Rules of the room' ? 'rules' : undefined);
  assert.deepEqual(typedPoints(' Rules of the room \n\nWho to ask\nWho to ask\n', codeOf), [
    'rules',
    'Who to ask',
  ]);
  assert.deepEqual(typedPoints('', codeOf), []);
  const lines = (count: number): string => Array.from({ length: count }, (_, index) => `${index}`).join('\n');
  assert.equal(typedPoints(lines(mostPoints), codeOf)?.length, mostPoints);
  assert.equal(typedPoints(lines(mostPoints + 1), codeOf), undefined);
  assert.equal(typedPoints('x'.repeat(longestPoint + 1), codeOf), undefined);
  const kept = (length: number) => orientationKind.parse({ version: 2, points: ['x'.repeat(length)] }, 1).ok;
  assert.deepEqual([kept(longestPoint), kept(longestPoint + 1)], [true, false]);
});

test('the text that counts is the latest of all tablets, and the same in every order', () => {
  const entry = write();
  const first = entry(orientationKind.kind, { version: 2, points: ['rules'] });
  const second = entry(orientationKind.kind, { version: 2, points: ['Other'] }, { device: 2 });
  for (const entries of [
    [first, second],
    [second, first, second],
  ])
    assert.deepEqual(foldRoom(entries).orientation, { version: 2, points: ['Other'] });
  assert.equal(foldRoom([]).orientation, shipped);
});

test('it is offered until somebody answers to this version, a no included; not offered asks again, and so does a change', () => {
  const entry = write();
  const oriented = (answer: string, version: number, subject: Uuid): Entry =>
    entry(orientedKind.kind, { answer, version }, { visit: visitOf(1), subject });
  assert.ok(isToBeOffered([], person, 1));
  assert.ok(isToBeOffered([oriented('done', 1, other)], person, 1));
  assert.ok(isToBeOffered([oriented('not-offered', 1, person)], person, 1));
  for (const answer of ['done', 'declined']) {
    assert.ok(!isToBeOffered([oriented(answer, 1, person)], person, 1), answer);
    assert.ok(isToBeOffered([oriented(answer, 1, person)], person, 2), answer);
  }
  // After 30 days an entry names nobody.
  const { subject: _gone, ...faded } = oriented('done', 1, person);
  assert.ok(isToBeOffered([faded], person, 1));
});

test('of two words on one stay the later counts, whichever came first, and other stays have none', () => {
  const entry = write();
  const one = entry(orientedKind.kind, { answer: 'not-offered', version: 1 }, { visit: visitOf(1) });
  const two = entry(orientedKind.kind, { answer: 'done', version: 1 }, { visit: visitOf(1), device: 2 });
  for (const entries of [
    [one, two],
    [two, one],
  ])
    assert.equal(orientedIn(entries, visitOf(1))?.id, two.id);
  assert.equal(orientedIn([one, two], visitOf(2)), undefined);
});
