import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject } from '#log/index.ts';
import { goalKind } from '../goal-entries.ts';
import { foldGoals, type Goal, type GoalRecorded, goalDays, typedSteps } from './goal.ts';

const entries = (...said: readonly (readonly [what: string, more?: JsonObject, author?: string])[]) =>
  said.map(([what, more = {}, author = 'a'], at): GoalRecorded => {
    const n = String(at + 1).padStart(2, '0');
    const shared = { site: 's', author, ms: at * 3_600_000, day: `2026-03-${n}` };
    return { ...shared, id: `e${n}`, hlc: n, kind: 'care.goal', body: { goal: 'g', what, ...more } };
  });
const goalOf = (own: readonly GoalRecorded[]): Goal => foldGoals(own)[0] ?? assert.fail();
const set = ['said', { by: '2026-04-01' }] as const;
const word = (what: string, more: JsonObject = {}, author = 'a') => [what, more, author] as const;

test('no word of a person has a place where the server could read it, and nothing asks about use', () => {
  for (const [name, field] of Object.entries(goalKind.fields))
    if (!['goal', 'what', 'by'].includes(name)) assert.equal(field.class, 'sealed', name);
  const goal = '0d9f5e6c-6a1b-4c0e-8a44-0c3f6d1a2b77';
  for (const more of [{ words: 'x' }, { steps: ['x'] }, { helps: 'x' }, { abstinent: true }])
    assert.equal(goalKind.parse({ goal, what: 'said', ...more }, 1).ok, false);
});

test('a day that was promised stands until somebody asks, and a goal that is put aside or reached promises none', () => {
  assert.equal(goalOf(entries(set)).by, '2026-04-01');
  const talked = goalOf(entries(set, word('talked', { by: '2026-05-01' })));
  assert.deepEqual([talked.by, talked.talked, talked.state], ['2026-05-01', 1, 'open']);
  for (const over of ['reached', 'aside'])
    assert.equal(goalOf(entries(set, word(over, { by: '2026-05-01' }))).by, undefined);
});

test('what was put aside goes on as it was: nothing of it is lost, and saying it anew opens it too', () => {
  const own = entries(set, word('aside'), word('again', { by: '2026-06-01' }));
  assert.deepEqual([goalOf(own).state, goalOf(own).entry, goalOf(own).by], ['open', 'e01', '2026-06-01']);
  const anew = goalOf(entries(set, word('reached'), ['said', {}]));
  assert.deepEqual([anew.state, anew.entry, anew.saidOn], ['open', 'e03', '2026-03-03']);
});

test('another worker takes over by a word of their own; whoever only ticks a step does not', () => {
  assert.equal(goalOf(entries(set, ['said', {}, 'b'])).worker, 'a');
  assert.equal(goalOf(entries(set, word('taken', {}, 'b'))).worker, 'b');
});

test('every entry of a goal is of the person whose card was shown, also when only one says so', () => {
  const [first, ...rest] = entries(set, word('talked'));
  const own = [{ ...(first ?? assert.fail()), subject: 'p' }, ...rest];
  assert.equal(goalOf(own).subject, 'p');
  assert.equal('subject' in goalOf(entries(set)), false);
});

test('a goal counts once as set and once as reached, on the first day of each, in whatever order entries come in', () => {
  const own = entries(set, word('reached'), ['said', {}], word('reached'), word('aside'));
  for (const order of [own, own.toReversed()]) {
    const days = goalDays(order).map(({ set: first, reached }) => [first.day, reached?.day]);
    assert.deepEqual(days, [['2026-03-01', '2026-03-02']]);
  }
  assert.deepEqual(goalDays(entries(word('reached'))), []);
});

test('steps are typed one on each line, each once; one that is done already is not one ahead', () => {
  assert.deepEqual(typedSteps(' find the papers \n\ncall\ncall\nask Ana', ['find the papers']), [
    'call',
    'ask Ana',
  ]);
});
