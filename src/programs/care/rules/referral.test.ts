import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { link, linkBody, opened, type Story, story, storyIn, withLink } from '../care.fixtures.ts';
import { steps } from '../entries.ts';
import { answersTo, answerText, readAnswer } from './answers.ts';
import { reachedAt, waitsTo } from './figures.ts';
import { mostWrong, opensNow } from './link.ts';
import { leadsTo, type Move, moves, type State, states } from './moves.ts';
import type { Recorded } from './recorded.ts';
import { answerDueAt, foldReferrals, type Referral } from './referral.ts';
import { newDigits, openRequest, requestOf, sealRequest } from './request.ts';

const dayMs = 86_400_000;
const allMoves: readonly Move[] = ['wish', 'send', ...steps];

/** Written out by hand, apart from the table: what each move makes of each state, `.` where nothing. */
const expected: Readonly<Record<State, string>> = {
  // wish send receive accept full not-ours onward not-today came start cancel
  draft: '. requested . . . . . . . . cancelled',
  requested:
    '. requested received accepted at-capacity rejected referred-onward on-hold in-progress completed cancelled',
  received: '. . . accepted at-capacity rejected referred-onward on-hold in-progress completed cancelled',
  accepted: '. . . . at-capacity rejected referred-onward on-hold in-progress completed cancelled',
  'on-hold': '. requested . accepted at-capacity rejected referred-onward . in-progress completed cancelled',
  'in-progress': '. . . . . . referred-onward . . completed cancelled',
  completed: '. requested . . . . . . . . .',
  rejected: '. requested . . . . . . . . cancelled',
  'at-capacity': '. requested . accepted . rejected referred-onward on-hold in-progress completed cancelled',
  'referred-onward': '. requested . . . . . on-hold in-progress completed cancelled',
  cancelled: '. requested . . . . . . . . .',
};

const only = (entries: readonly Recorded[]): Referral => {
  const [referral, ...more] = foldReferrals(entries);
  assert.equal(more.length, 0);
  assert.ok(referral);
  return referral;
};
test('each move on each state leads where the table by hand says, and no further', () => {
  for (const state of states)
    for (const [at, move] of allMoves.entries()) {
      const to = expected[state].split(' ')[at];
      const before = storyIn(state);
      const count = before.entries.length;
      const after = only(before.make(move).entries);
      assert.equal(after.state, to === '.' ? state : to, `${move} on ${state}`);
      assert.equal(after.happened[count]?.led, to === '.' ? undefined : to, `${move} on ${state}`);
    }
});

test('any moves in any order come to what a plain walk over the table by hand comes to, however they arrive', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...allMoves.slice(1)), { maxLength: 14 }),
      fc.infiniteStream(fc.nat()),
      (chosen, chance) => {
        const own = story().make('wish');
        let state: State = 'draft';
        let sent = 0;
        for (const move of chosen) {
          own.make(move);
          if (move === 'send') sent += 1;
          const to = expected[state].split(' ')[allMoves.indexOf(move)];
          if (to !== undefined && to !== '.') state = to as State;
        }
        const turned = own.entries
          .map((entry) => ({ entry, key: chance.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ entry }) => entry);
        const folded = only([...turned, ...turned.slice(0, 3)]);
        assert.equal(folded.state, state);
        // The account of who was told what lacks none, whether or not it moved anything.
        assert.equal(folded.sendings.length, sent);
        assert.deepEqual(folded, only(own.entries));
      },
    ),
    { seed: 12, numRuns: 300 },
  );
});

test('the door stays open: from every end it can be sent again, and nothing asks for abstinence', () => {
  for (const state of [
    'draft',
    'on-hold',
    'completed',
    'rejected',
    'at-capacity',
    'referred-onward',
    'cancelled',
  ] as const)
    assert.equal(leadsTo('send', state), 'requested', state);
  const words = JSON.stringify([states, steps]);
  assert.doesNotMatch(words, /clean|sober|abstin|complian|relapse|discharge|no-show/);
});

test('only our own people take a request back; whoever has a link may say what came of it', () => {
  assert.equal(moves.cancel.by, 'us');
  assert.equal(readAnswer('cancel'), undefined);
  assert.equal(readAnswer('send'), undefined);
  assert.deepEqual(readAnswer('not-ours.insurance'), { step: 'not-ours', reason: 'insurance' });
});

test('what was said is not asked again, and every answer that is offered changes something', () => {
  for (const state of states)
    for (const answer of answersTo(state)) {
      assert.notEqual(leadsTo(answer.step, state), state);
      assert.deepEqual(readAnswer(answerText(answer)), answer);
    }
  assert.ok(!answersTo('accepted').some(({ step }) => step === 'accept'));
  assert.deepEqual(answersTo('completed'), []);
});

const opens = (own: Story, opening?: string, today = '2026-03-03', key = link): string =>
  opensNow(only(own.entries), key, today, opening).is;

test('a link opens once; the page that opened it keeps it, any other needs the digits', () => {
  const own = withLink();
  assert.equal(opens(own, 'page-1'), 'first');
  opened(own, 'link', 'page-1');
  assert.equal(opens(own, 'page-1'), 'open');
  assert.equal(opens(own, 'page-2'), 'needs-digits');
  // Two that were sent at the same moment: what came first in the log opened it.
  opened(own, 'link', 'page-2');
  assert.equal(opens(own, 'page-2'), 'needs-digits');
  assert.equal(opens(own, undefined), 'needs-digits');
  opened(own, 'digits', 'page-2');
  assert.equal(opens(own, 'page-2'), 'open');
});

test('wrong digits open nothing, and the fifth closes the link to all but who has it open', () => {
  const own = opened(withLink(), 'link', 'page-1');
  for (let n = 0; n < mostWrong; n += 1) {
    assert.equal(opens(own, 'page-2'), 'needs-digits');
    opened(own, 'wrong', `try-${n}`);
    assert.notEqual(opens(own, `try-${n}`), 'open');
  }
  assert.equal(opens(own, 'page-2'), 'closed');
  assert.equal(opens(own, 'page-1'), 'open');
});

test('a link that is over, taken back, faded, or followed by a newer one opens nothing, also where it was open', () => {
  const own = opened(withLink(), 'link', 'page-1');
  assert.equal(opens(own, 'page-1', '2026-03-30'), 'open');
  assert.equal(opens(own, 'page-1', '2026-03-31'), 'closed');
  assert.equal(opens(own, 'page-1', '2026-03-03', 'another'), 'closed');
  assert.equal(opens(withLink().make('cancel'), 'page-1'), 'closed');
  assert.equal(opens(opened(withLink(), 'link', 'page-1').make('cancel'), 'page-1'), 'closed');
  const faded = storyIn('requested').add('care.link', { until: '2026-03-30' });
  assert.equal(opens(faded, 'page-1'), 'closed');
  own.add('care.link', linkBody({ link: 'link-2' }));
  assert.equal(opens(own, 'page-1'), 'closed');
  assert.equal(opens(own, 'page-9', '2026-03-03', 'link-2'), 'first');
  assert.equal(opensNow(undefined, link, '2026-03-03', 'page-1').is, 'closed');
});

test('a word by a link that is no longer the latest changes nothing and stands in what happened', () => {
  const own = opened(withLink(), 'link', 'page-1').add('care.step', { step: 'full', link });
  own.make('send').add('care.link', linkBody({ link: 'link-2' }));
  own.add('care.step', { step: 'accept', link });
  const referral = only(own.entries);
  assert.equal(referral.state, 'requested');
  assert.equal(referral.happened.at(-1)?.led, undefined);
  assert.equal(only(own.add('care.step', { step: 'accept', link: 'link-2' }).entries).state, 'accepted');
});

test('opening is no answer: it stays a task for us after the same days, and a no is one at once', () => {
  const sent = storyIn('requested');
  const due = sent.now() + 2 * dayMs;
  assert.equal(answerDueAt(only(sent.entries)), due);
  assert.equal(answerDueAt(only(sent.make('receive').entries)), due);
  const full = sent.make('full');
  assert.equal(answerDueAt(only(full.entries)), full.now());
  assert.equal(answerDueAt(only(storyIn('completed').entries)), undefined);
  assert.equal(answerDueAt(only(storyIn('cancelled').entries)), undefined);
  assert.equal(answerDueAt(only(storyIn('draft').entries)), 3_600_000);
});

const said = {
  needs: ['methadone' as const],
  when: 'today' as const,
  ride: true,
  words: 'canary-words',
  called: 'canary-name',
  reach: 'canary-phone',
};

test('what was not agreed to is in no request, whatever was said', () => {
  const parts = ['needs', 'when', 'ride', 'along', 'words', 'called', 'reach'] as const;
  fc.assert(
    fc.property(fc.subarray([...parts]), (scope) => {
      const request = requestOf(said, scope);
      const names = Object.keys(request);
      assert.ok(names.every((name) => scope.some((part) => part === name)));
      for (const [part, canary] of [
        ['words', 'canary-words'],
        ['called', 'canary-name'],
        ['reach', 'canary-phone'],
      ] as const)
        assert.equal(JSON.stringify(request).includes(canary), scope.includes(part));
      assert.ok(!names.includes('along'), 'what was not said is not there');
    }),
    { seed: 3, numRuns: 100 },
  );
});

const random = { bytes: (count: number) => crypto.getRandomValues(new Uint8Array(count)) };

test('the sealed request shows nothing of it, and opens for one link only', () => {
  const { sealed, key } = sealRequest(random, link, requestOf(said, ['needs', 'words']));
  assert.doesNotMatch(`${sealed}${Buffer.from(sealed, 'base64url')}`, /canary|methadone/);
  assert.deepEqual(openRequest(key, link, sealed), { needs: ['methadone'], words: 'canary-words' });
  assert.equal(openRequest(key, 'link-2', sealed), undefined);
});

test('digits are six, and none comes more often than another', () => {
  for (const bytes of [
    [0, 0, 0],
    [0xf4, 0x23, 0xff],
    [0x0f, 0x42, 0x40],
  ])
    assert.match(newDigits({ bytes: () => Uint8Array.from(bytes) }), /^\d{6}$/);
  const given = [Uint8Array.from([0xff, 0xff, 0xff]), Uint8Array.from([0, 0, 7])];
  assert.equal(newDigits({ bytes: () => given.shift() ?? assert.fail() }), '000007');
});

test('who still waits is counted beside the wait of those who got there, and nobody waits nought hours by not arriving', () => {
  const of = (...made: readonly Move[]): Referral =>
    only(made.reduce((own, move) => own.make(move), story().make('wish')).entries);
  const all = [of('send', 'accept', 'came'), of('send', 'came'), of('send'), of('send', 'cancel'), of()];
  assert.deepEqual(waitsTo(all, 'came'), { reached: 2, waiting: 1, hoursMedian: 2, hoursP90: 2 });
  assert.deepEqual(waitsTo([of('send')], 'started'), {
    reached: 0,
    waiting: 1,
    hoursMedian: undefined,
    hoursP90: undefined,
  });
  // Who started came and was answered, whoever said so first.
  const started = of('send', 'start');
  for (const stage of ['answered', 'came', 'started'] as const)
    assert.equal(reachedAt(started, stage), 3 * 3_600_000);
});
