import assert from 'node:assert/strict';
import {
  link,
  linkBody,
  opened,
  type Story,
  story,
  storyIn,
  withLink,
} from '#programs/care/care.fixtures.ts';
import { requestParts } from '#programs/care/entries.ts';
import type * as answers from '#programs/care/rules/answers.ts';
import type * as figures from '#programs/care/rules/figures.ts';
import type * as links from '#programs/care/rules/link.ts';
import type * as moves from '#programs/care/rules/moves.ts';
import type * as referrals from '#programs/care/rules/referral.ts';
import type * as requests from '#programs/care/rules/request.ts';
import type * as slots from '#programs/care/rules/slot.ts';
import type * as follow from '#programs/care/server/follow.ts';
import type { Bug } from '../simulator/bugs/bug.ts';
import { testPromises } from './planted.ts';

/** What referrals promise, held against the real source and against it with a mistake planted: each must be noticed. */

type Rules = typeof answers &
  typeof figures &
  typeof links &
  typeof moves &
  typeof referrals &
  typeof requests &
  typeof slots &
  typeof follow;
const folder = 'src/programs/care';
const dayMs = 86_400_000;

const random = { bytes: (count: number) => crypto.getRandomValues(new Uint8Array(count)) };
const said = { needs: ['bed' as const], words: 'WORDS', called: 'NAME', reach: 'PHONE' };

/** The first promise that is broken, '' when all are kept. */
const complaint = (rules: Rules): string => {
  const fold = (own: Story) => rules.foldReferrals(own.entries)[0];
  const opens = (own: Story, opening?: string, today = '2026-03-03', key = link): string =>
    rules.opensNow(fold(own), key, today, opening).is;

  if (opens(withLink(), 'one') !== 'first') return 'a link that was made does not open';
  const once = opened(withLink(), 'link', 'one');
  if (opens(once, 'one') !== 'open') return 'the page that opened it lost it';
  if (opens(opened(once, 'link', 'two'), 'two') !== 'needs-digits') return 'a link was used twice';
  if (opens(opened(withLink(), 'wrong', 'one'), 'one') === 'open') return 'wrong digits open';
  let tried = once;
  for (let n = 0; n < 5; n += 1) tried = opened(tried, 'wrong', `try-${n}`);
  if (opens(tried, 'two') !== 'closed') return 'digits can be tried for ever';
  if (opens(withLink().make('cancel'), 'one') !== 'closed') return 'taken back, and it opens';
  if (opens(once, 'one', '2026-03-31') !== 'closed') return 'consent is over, and it opens';
  const newer = opened(withLink(), 'link', 'one').add('care.link', linkBody({ link: 'newer' }));
  if (opens(newer, 'one') !== 'closed') return 'an old link opens what a new one was made for';

  const late = withLink()
    .make('send')
    .add('care.link', linkBody({ link: 'newer' }));
  if (fold(late.add('care.step', { step: 'accept', link }))?.state !== 'requested')
    return 'who was asked before speaks for who is asked now';
  if (rules.readAnswer('cancel') !== undefined || rules.moves.cancel.by !== 'us')
    return 'a link takes the person’s word';
  if (rules.answersTo('accepted').some(({ step }) => step === 'accept')) return 'asked twice';
  const twice = withLink();
  if (rules.foldReferrals([...twice.entries, ...twice.entries])[0]?.sendings.length !== 1)
    return 'one sending counts twice';
  if (fold(storyIn('accepted').make('send'))?.sendings.length !== 2)
    return 'a disclosure is not accounted for';

  const told = JSON.stringify(rules.requestOf(said, ['needs']));
  if (/WORDS|NAME|PHONE/.test(told)) return 'what was not agreed to leaks';
  if (!/WORDS/.test(JSON.stringify(rules.requestOf(said, requestParts)))) return 'what was agreed to is lost';
  const sealed = rules.sealRequest(random, link, rules.requestOf(said, requestParts));
  if (Buffer.from(sealed.sealed, 'base64url').includes('WORDS')) return 'in clear';
  if (rules.openRequest(sealed.key, 'other', sealed.sealed) !== undefined)
    return 'one link opens the request of another';

  for (const end of ['completed', 'cancelled', 'rejected'] as const)
    if (fold(storyIn(end).make('send'))?.state !== 'requested') return 'the door is shut to who comes back';
  const sent = storyIn('requested');
  const received = storyIn('received');
  if (rules.answerDueAt(fold(sent) ?? assert.fail()) !== sent.now() + 2 * dayMs)
    return 'silence is nobody’s task';
  if (rules.answerDueAt(fold(received) ?? assert.fail()) !== sent.now() + 2 * dayMs)
    return 'opened is taken for answered';
  const full = storyIn('at-capacity');
  if (rules.answerDueAt(fold(full) ?? assert.fail()) !== full.now()) return 'a no is nobody’s task';

  const waiting = [storyIn('requested'), storyIn('in-progress'), story().make('wish')].map(
    (own) => fold(own) ?? assert.fail(),
  );
  const waits = rules.waitsTo(waiting, 'came');
  if (waits.waiting !== 1 || waits.reached !== 1) return 'who waits is not counted';
  if (rules.waitsTo(waiting.slice(0, 1), 'came').hoursMedian !== undefined)
    return 'a wait that nobody knows is a number';
  const noSlot = slotComplaint(rules);
  if (noSlot !== '') return noSlot;
  // The server's timers say the same as the phone.
  const steps = rules.careFollow.handlers.flatMap((handler) => {
    const entry = { ...received.entries.at(-1), occurredAt: '2026-03-02T10:00:00Z', version: 1 };
    const step = {
      ...entry,
      kind: 'care.step',
      body: { referral: '7b0c3f5e-6f0a-4a53-9d61-5b60e7cb4b6f', step: 'receive' },
    };
    return handler.kind === 'care.step' ? handler.project(step as never) : [];
  });
  if (steps.length > 0) return 'the server takes opened for answered';
  return '';
};

const at = (service: string) => ({ service, name: service });
const asksSlot = (hold: string, second?: string): Story =>
  storyIn('requested').add('care.hold', { hold, first: at('a'), ...(second && { second: at(second) }) });

/** What is promised of slots: held by the server's word, none given twice, a conflict asks. */
const slotComplaint = (rules: Rules): string => {
  const fold = (own: Story) => rules.foldReferrals(own.entries)[0];
  const slotOf = (own: Story) => fold(own)?.slot ?? assert.fail();
  const asked = asksSlot('h', 'b');
  if (slotOf(asked).is !== 'asked' || rules.isHeld(slotOf(asked), asked.now()))
    return 'held without the server’s word';
  const decide = (free: Readonly<Record<string, number>>, held: readonly slots.Slot[] = []) =>
    rules
      .decideSlots(
        ['1', '2', '3'].map((hold) => slotOf(asksSlot(hold, 'b'))),
        held,
        (service) => free[service],
        asked.now(),
      )
      .map(({ word }) => word)
      .join(' ');
  if (decide({ a: 1, b: 1 }) !== 'first second none') return 'one slot was given to two';
  if (decide({ b: 9 }) !== 'second second second') return 'what nobody knows to be free is held';
  const held = asksSlot('h').add('care.held', { hold: 'h', word: 'first', hours: 24 });
  if (decide({ a: 1 }, [slotOf(held)]) !== 'none none none') return 'what others hold is given away';
  if (rules.isHeld(slotOf(held), held.now() + 24 * 3_600_000)) return 'a slot is held for ever';
  const gone = asksSlot('h').add('care.let-go', { hold: 'h' });
  if (slotOf(gone.add('care.held', { hold: 'h', word: 'first', hours: 24 })).is !== 'over')
    return 'what was let go is held';
  const other = asksSlot('h', 'b').add('care.held', { hold: 'h', word: 'second', hours: 24 });
  if (slotOf(other).at?.service !== 'b') return 'the second wish is shown as the first';
  const none = asksSlot('h').add('care.held', { hold: 'h', word: 'none' });
  if (rules.slotDueAt(fold(none) ?? assert.fail()) !== none.now()) return 'a conflict asks nobody';
  if (rules.dueAt(fold(none) ?? assert.fail(), Date.parse) !== none.now())
    return 'a conflict waits in no list';
  if (rules.slotDueAt(fold(none.make('send')) ?? assert.fail()) !== undefined) return 'asked twice what now';
  return '';
};

const bugs: readonly Bug[] = [
  {
    name: 'one slot is given to all who ask at once',
    file: `${folder}/rules/slot.ts`,
    find: 'take(place.service);\n    return true;',
    replace: 'return true;',
  },
  {
    name: 'what others hold is given away',
    file: `${folder}/rules/slot.ts`,
    find: 'for (const slot of held) if (isHeld(slot, now)) take(slot.at.service);',
    replace: '',
  },
  {
    name: 'what nobody knows to be free is held',
    file: `${folder}/rules/slot.ts`,
    find: '(free(place.service) ?? 0)',
    replace: '(free(place.service) ?? 99)',
  },
  {
    name: 'a slot is held for ever',
    file: `${folder}/rules/slot.ts`,
    find: '&& now < slot.until',
    replace: '',
  },
  {
    name: 'a slot that was let go comes back',
    file: `${folder}/rules/slot.ts`,
    find: "if (letGo !== undefined) return { ...slot, is: 'over', since: letGo.ms };",
    replace: '',
  },
  {
    name: 'the second wish is shown as the first',
    file: `${folder}/rules/slot.ts`,
    find: "word === 'second' ? second : first",
    replace: 'first',
  },
  {
    name: 'the phone calls a slot held that was only asked for',
    file: `${folder}/rules/slot.ts`,
    find: "return { ...slot, is: 'asked', since: asked.ms };",
    replace: "return { ...slot, is: 'held', at: first, until: asked.ms + 24 * hourMs, since: asked.ms };",
  },
  {
    name: 'a conflict asks nobody',
    file: `${folder}/rules/referral.ts`,
    find: ', slotDueAt(referral)',
    replace: '',
  },
  {
    name: 'revoked consent still opens',
    file: `${folder}/rules/link.ts`,
    find: " || referral.state === 'cancelled'",
    replace: '',
  },
  {
    name: 'consent that is over still opens',
    file: `${folder}/rules/link.ts`,
    find: ' || link.until < today',
    replace: '',
  },
  {
    name: 'a link is used twice',
    file: `${folder}/rules/link.ts`,
    find: "(each.how === 'digits' || each === first)",
    replace: 'true',
  },
  {
    name: 'wrong digits count as an opening',
    file: `${folder}/rules/link.ts`,
    find: "const opened = own.filter(({ how }) => how !== 'wrong');",
    replace: 'const opened = own;',
  },
  {
    name: 'digits can be tried for ever',
    file: `${folder}/rules/link.ts`,
    find: 'mostWrong = 5',
    replace: 'mostWrong = 5_000_000',
  },
  {
    name: 'every link of a referral opens its latest request',
    file: `${folder}/rules/link.ts`,
    find: 'link.link !== key || ',
    replace: '',
  },
  {
    name: 'a late word of who was asked before counts',
    file: `${folder}/rules/referral.ts`,
    find: 'said.link !== undefined && said.link !== link?.link',
    replace: 'false',
  },
  {
    name: 'only what moved something is accounted for',
    file: `${folder}/rules/referral.ts`,
    find: "move = 'send';\n      sendings.push",
    replace: "move = 'send';\n      if (leadsTo('send', state) !== undefined) sendings.push",
  },
  {
    name: 'an entry that comes twice counts twice',
    file: `${folder}/rules/referral.ts`,
    find: '!seen.has(entry) && seen.add(entry)',
    replace: 'seen.add(entry)',
  },
  {
    name: 'a declined part leaks in the request',
    file: `${folder}/rules/request.ts`,
    find: 'scope.includes(part) && ',
    replace: '',
  },
  {
    name: 'a request is sealed for no link in particular',
    file: 'src/vault/passed.ts',
    find: 'own.subarray(32), utf8(about)',
    replace: "own.subarray(32), utf8('')",
  },
  {
    name: 'whoever has a link takes back what is the person’s',
    file: `${folder}/rules/moves.ts`,
    find: "cancel: {\n    by: 'us'",
    replace: "cancel: {\n    by: 'link'",
  },
  {
    name: 'the door is shut to who has left',
    file: `${folder}/rules/moves.ts`,
    find: "      'completed',\n      'rejected',",
    replace: "      'rejected',",
  },
  {
    name: 'opened is taken for answered on the phone',
    file: `${folder}/rules/referral.ts`,
    find: " && move !== 'receive'",
    replace: '',
  },
  {
    name: 'opened is taken for answered on the server',
    file: `${folder}/server/follow.ts`,
    find: "if (body.step === 'receive') return [];",
    replace: '',
  },
  {
    name: 'a no waits like a yes',
    file: `${folder}/rules/moves.ts`,
    find: "'accepted', 'on-hold'),\n    askAfterDays: 0,",
    replace: "'accepted', 'on-hold'),\n    askAfterDays: 7,",
  },
  {
    name: 'who still waits is left out',
    file: `${folder}/rules/figures.ts`,
    find: 'else if (!isOver(referral.state)) waiting += 1;',
    replace: '',
  },
];

testPromises<Rules>({
  folder,
  files: [
    ...['answers', 'figures', 'link', 'moves', 'referral', 'request', 'slot'].map((name) => `rules/${name}`),
    'server/follow',
  ],
  complaint,
  bugs,
});
