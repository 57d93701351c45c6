import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arrived, faded, type IncomingStory } from '../incoming.fixtures.ts';
import { type Act, acts, type Tell, tells } from '../incoming-entries.ts';
import {
  answerOf,
  foldIncoming,
  foldSenders,
  type IncomingState,
  incomingDueAt,
  incomingStates,
  isGone,
} from './incoming.ts';

const waysTo: Readonly<Record<IncomingState, readonly Act[]>> = {
  new: [],
  claimed: ['claim'],
  taken: ['take'],
  'not-reached': ['not-reached'],
  'not-wanted': ['not-wanted'],
  'not-ours': ['not-ours'],
};
/** Written out by hand, apart from the table: what each act makes of each state, `.` where nothing. */
const expected: Readonly<Record<IncomingState, string>> = {
  // claim release take not-reached not-wanted not-ours again tell
  new: 'claimed . taken not-reached not-wanted not-ours . .',
  claimed: 'claimed new taken not-reached not-wanted not-ours . .',
  taken: '. . . . . . . .',
  'not-reached': '. . taken . . . new .',
  'not-wanted': '. . taken . . . new .',
  'not-ours': '. . taken . . . new .',
};
const one = (own: IncomingStory) => foldIncoming(own.entries)[0] ?? assert.fail();

test('each act on each state leads where the table by hand says, for a contact and for a referral', () => {
  for (const kind of ['contact', 'incoming'] as const)
    for (const state of incomingStates)
      for (const [at, act] of acts.entries()) {
        const own = waysTo[state].reduce((story, each) => story.act(each), arrived(kind));
        assert.equal(one(own).state, state);
        const to = expected[state].split(' ')[at];
        assert.equal(one(own.act(act)).state, to === '.' ? state : to, `${act} on ${state}`);
      }
});

test('the sender hears what the person agreed to and no more; of a contact, and of what never was, one thing', () => {
  const heard = (kind: 'contact' | 'incoming', state: IncomingState, tell: Tell) =>
    answerOf(
      one(waysTo[state].reduce((story, each) => story.act(each, tell), arrived(kind))),
      () => 'completed',
    );
  for (const state of incomingStates)
    for (const tell of tells) {
      assert.equal(heard('contact', state, tell), 'received');
      const may = { received: 'received', 'in-touch': 'in-touch', course: 'started' } as const;
      assert.equal(
        heard('incoming', state, tell),
        state === 'taken' ? may[tell] : 'received',
        `${state} ${tell}`,
      );
    }
  assert.equal(
    answerOf(undefined, () => 'completed'),
    'received',
  );
  // A no of another place is between the person and us.
  for (const state of ['rejected', 'at-capacity', 'cancelled', undefined] as const)
    assert.equal(
      answerOf(one(arrived('incoming').act('take', 'course')), () => state),
      'in-touch',
    );
});

test('what they agreed to they may take back', () => {
  const own = arrived('incoming').act('take', 'course').act('tell', 'received');
  assert.equal(
    answerOf(one(own), () => 'completed'),
    'received',
  );
});

test('a contact is gone after fourteen days, a referral once nothing is left of it, and what was taken up stays', () => {
  const contact = one(arrived('contact'));
  assert.equal(isGone(contact, '2026-03-15'), false);
  assert.equal(isGone(contact, '2026-03-16'), true);
  assert.equal(incomingDueAt(contact, '2026-03-16'), undefined);
  assert.equal(isGone(one(arrived('contact').act('claim')), '2026-03-16'), true);
  assert.equal(isGone(one(arrived('contact').act('take')), '2026-04-16'), false);
  assert.equal(isGone(one(arrived('incoming')), '2026-03-30'), false);
  assert.equal(isGone(one(faded('incoming')), '2026-03-03'), true);
});

test('it waits for a person from the first moment, and again two days after somebody took it up and let it lie', () => {
  const own = arrived('incoming');
  assert.equal(incomingDueAt(one(own), '2026-03-02'), own.now());
  const claimed = own.act('claim');
  assert.equal(incomingDueAt(one(claimed), '2026-03-02'), claimed.now() + 2 * 86_400_000);
  for (const act of ['take', 'not-reached', 'not-wanted', 'not-ours'] as const)
    assert.equal(incomingDueAt(one(arrived('incoming').act(act)), '2026-03-02'), undefined);
});

test('a number that is sent again is the first one’s, and what arrives twice or in another order comes to the same', () => {
  const own = arrived('incoming').act('claim').send('incoming', { packet: 'OTHER' });
  assert.equal(one(own).packet, 'PACKET');
  assert.deepEqual(foldIncoming([...own.entries.toReversed(), ...own.entries]), foldIncoming(own.entries));
});

test('of a partner the latest word counts: a link that ended takes nothing', () => {
  const body = { sender: 's', key: 'k', name: 'Clinic' } as const;
  const said = [
    { hlc: '2', body: { ...body, isOver: true } },
    { hlc: '1', body },
  ];
  assert.deepEqual(foldSenders(said), [{ ...body, isOver: true }]);
});
