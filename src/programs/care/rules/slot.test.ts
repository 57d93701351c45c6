import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Story, storyIn } from '../care.fixtures.ts';
import { foldReferrals } from './referral.ts';
import { decideSlots, isHeld, type Slot } from './slot.ts';

const place = (service: string) => ({ service, name: service });
const events = ['ask', 'first', 'none', 'let-go', 'send'] as const;
type Event = (typeof events)[number];
const add = (own: Story, event: Event): Story => {
  if (event === 'ask') return own.add('care.hold', { hold: `h${own.entries.length}`, first: place('a') });
  if (event === 'send') return own.make('send');
  const hold = String(own.entries.findLast(({ kind }) => kind === 'care.hold')?.body['hold']);
  if (event === 'let-go') return own.add('care.let-go', { hold });
  return own.add('care.held', { hold, word: event, hours: 24 });
};
const slotOf = (own: Story): Slot | undefined => foldReferrals(own.entries)[0]?.slot;

/** Written out by hand: what each event makes of each state. The first word of the server stands; asking anew begins anew. */
const expected: Readonly<Record<Slot['is'], readonly [way: readonly Event[], to: string]>> = {
  // ask first none let-go send
  asked: [['ask'], 'asked held refused over asked'],
  held: [['ask', 'first'], 'asked held held over held'],
  refused: [['ask', 'none'], 'asked refused refused over over'],
  over: [['ask', 'let-go'], 'asked over over over over'],
};

test('each event on each state of a slot leads where the table by hand says', () => {
  for (const [state, [way, to]] of Object.entries(expected))
    for (const [at, event] of events.entries()) {
      const own = way.reduce(add, storyIn('requested'));
      assert.equal(slotOf(own)?.is, state);
      assert.equal(slotOf(add(own, event))?.is, to.split(' ')[at], `${event} on ${state}`);
    }
});

test('however many ask and whatever is free, no place gives more than it has, and nobody is refused what is free', () => {
  const service = fc.constantFrom('a', 'b', 'c');
  fc.assert(
    fc.property(
      fc.array(fc.tuple(service, fc.option(service)), { maxLength: 12 }),
      fc.dictionary(service, fc.nat({ max: 3 })),
      fc.array(service, { maxLength: 4 }),
      (asked, free, others) => {
        const held = others.map((each, n): Slot => {
          return { id: `o${n}`, first: place(each), is: 'held', at: place(each), until: 9, since: 0 };
        });
        const slots = asked.map(([first, second], n): Slot => {
          const also = second === null ? {} : { second: place(second) };
          return { id: `h${n}`, first: place(first), ...also, is: 'asked', since: 0 };
        });
        const left = (name: string): number =>
          (free[name] ?? 0) - others.filter((each) => each === name).length;
        const given = new Map<string, number>();
        for (const [at, { word }] of decideSlots(slots, held, (name) => free[name], 5).entries()) {
          const [first, second] = asked[at] ?? assert.fail();
          const isFree = (name: string): boolean => left(name) > (given.get(name) ?? 0);
          const fair = isFree(first) ? 'first' : second !== null && isFree(second) ? 'second' : 'none';
          assert.equal(word, fair);
          const got = word === 'first' ? first : second;
          if (word !== 'none' && got !== null) given.set(got, (given.get(got) ?? 0) + 1);
        }
        // What others hold is over at its hour.
        assert.ok(held.every((slot) => isHeld(slot, 8) && !isHeld(slot, 9)));
      },
    ),
    { seed: 4, numRuns: 150 },
  );
});
