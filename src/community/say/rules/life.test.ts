import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { StepBody } from '../entries.ts';
import { foldStanding, isLate, type Move, mayMove, moves, type Said, type State, states } from './life.ts';

/** What was said, from its coming to its end: every state against every event, and whatever order they come in. */

/** Where each step leads, written down apart from the rule: undefined where it may not be. */
const leads: Readonly<Record<State, Readonly<Record<StepBody['what'], State | undefined>>>> = {
  received: { look: 'looking', answer: 'answered', close: 'closed' },
  looking: { look: undefined, answer: 'answered', close: 'closed' },
  answered: { look: 'looking', answer: 'answered', close: 'closed' },
  closed: { look: 'looking', answer: undefined, close: undefined },
};

let made = 0;
const at = () => {
  made += 1;
  const number = String(made).padStart(5, '0');
  return { id: `e${number}`, hlc: `h${number}` };
};
const step = (what: StepBody['what'], more: Partial<StepBody> = {}): Said => ({
  ...at(),
  step: { of: 't', what, ...more },
});
const show = (isShown: boolean, said?: string, done?: string): Said => ({
  ...at(),
  shown: { of: 't', isShown, ...(said !== undefined && { said }), ...(done !== undefined && { done }) },
});

test('each state takes each step or refuses it, as it is written here', () => {
  const waysTo: Readonly<Record<State, readonly Said[]>> = {
    received: [],
    looking: [step('look')],
    answered: [step('answer', { answer: 'yes' })],
    closed: [step('close', { why: 'done' })],
  };
  for (const state of states) {
    const standing = foldStanding(waysTo[state]);
    assert.equal(standing.state, state);
    for (const what of ['look', 'answer', 'close'] as const) {
      const to = leads[state][what];
      assert.equal(mayMove(standing, what, undefined), to !== undefined, `${what} in ${state}`);
      if (to !== undefined) assert.equal(foldStanding([...waysTo[state], step(what)]).state, to);
    }
    // Nobody agreed: never shown. Agreed: not before it has come to something.
    assert.equal(mayMove(standing, 'show', undefined), false);
    for (const may of ['words', 'summary'] as const)
      assert.equal(mayMove(standing, 'show', may), state === 'answered' || state === 'closed', state);
    assert.equal(mayMove(standing, 'hide', 'words'), false);
  }
});

test('whatever is done in whatever order it comes, the model and the rule say the same', () => {
  const one = fc.constantFrom<Move>(...moves);
  fc.assert(
    fc.property(
      fc.array(one, { maxLength: 14 }),
      fc.option(fc.constantFrom('words' as const, 'summary' as const), { nil: undefined }),
      fc.nat(),
      (wanted, may, seed) => {
        let state: State = 'received';
        let isShown = false;
        let answer: string | undefined;
        const done: Said[] = [];
        wanted.forEach((what, n) => {
          const isAllowed = mayMove(foldStanding(done), what, may);
          if (what === 'show') {
            assert.equal(isAllowed, may !== undefined && (state === 'answered' || state === 'closed'));
            if (isAllowed) done.push(show(true, 'said', 'done'));
            isShown ||= isAllowed;
          } else if (what === 'hide') {
            assert.equal(isAllowed, isShown);
            if (isAllowed) done.push(show(false));
            isShown = isShown && !isAllowed;
          } else {
            const to: State | undefined = leads[state][what];
            assert.equal(isAllowed, to !== undefined);
            if (to === undefined) return;
            state = to;
            if (what === 'answer') answer = `answer ${n}`;
            done.push(step(what, what === 'answer' ? { answer: `answer ${n}` } : {}));
          }
        });
        const shuffled = seed % 2 === 0 ? done.toReversed() : [...done.slice(1), ...done.slice(0, 1)];
        const standing = foldStanding(shuffled);
        assert.deepEqual(
          [standing.state, standing.shown !== undefined, standing.answer],
          [state, isShown, answer],
        );
      },
    ),
    { seed: 20261128, numRuns: 400 },
  );
});

test('words that have faded leave where it stands, and nothing that is shown without them', () => {
  assert.equal(foldStanding([step('answer'), show(true)]).shown, undefined);
  const faded = foldStanding([step('look'), step('answer')]);
  assert.deepEqual([faded.state, faded.answer], ['answered', undefined]);
  // An answer stands while it is looked at again, and why it was closed only while it is closed.
  const again = foldStanding([step('answer', { answer: 'a' }), step('close', { why: 'done' }), step('look')]);
  assert.deepEqual([again.state, again.answer, again.why], ['looking', 'a', undefined]);
});

test('three days unseen or thirty without an answer are too long; what is answered or closed waits for nobody', () => {
  assert.deepEqual(
    states.map((state) => [0, 2, 3, 29, 30, 400].map((days) => isLate(state, days))),
    [
      [false, false, true, true, true, true],
      [false, false, false, false, true, true],
      [false, false, false, false, false, false],
      [false, false, false, false, false, false],
    ],
  );
});
