import * as v from 'valibot';
import { code } from '#catalog/quantity.ts';
import { type BodyOf, defineKind, linked, open, sealed, uuid } from '#log/index.ts';
import { day, line, whole } from '#log/shared-fields.ts';

/**
 * What is recorded of a wish and of the ways it takes. A referral is of nobody: no entry names or links a person; all of one share a
 * random number. What the person says in words is sealed; what goes to another place is sealed on the device with a key that
 * stands in the link alone (vault/passed.ts). Nothing here asks for abstinence, and no step is a penalty.
 */

const days = whole(1, 60);

const referral = open(uuid, 'which referral: all of its entries share this number');

export const medications = ['buprenorphine', 'methadone', 'naltrexone'] as const;
/** What people may want. The first stand at the door to treatment; none of them is a condition of another. */
export const doorNeeds = [...medications, 'detox', 'counseling', 'bed', 'talk'] as const;
export const otherNeeds = [
  'medical-care',
  'wound-care',
  'hiv-hcv-testing',
  'syringes',
  'naloxone',
  'housing',
  'food',
  'id-help',
  'legal',
  'benefits',
  'violence',
] as const;
export const careNeeds = [...doorNeeds, ...otherNeeds] as const;
export type CareNeed = (typeof careNeeds)[number];

export const whens = ['now', 'today', 'tomorrow', 'this-week'] as const;
export const companions = ['worker', 'friend', 'nobody'] as const;
/** What a person may decline to say; a wish needs none of it. */
export const wishQuestions = ['when', 'ride', 'along'] as const;

/** A place, as the directory knows it or as it was typed: an organization, never a person. */
const recipient = v.strictObject({ service: v.optional(uuid), name: line(160) });

/** What a person wants. Without an entry that sends it, it is a wish that is held. */
export const wishKind = defineKind({
  kind: 'care.wish',
  version: 1,
  keepDays: 60,
  fields: {
    referral,
    needs: open(
      v.pipe(v.array(v.picklist(careNeeds)), v.minLength(1), v.maxLength(8)),
      'where to ask; reports',
    ),
    when: open(v.optional(v.picklist(whens)), 'when they can be there'),
    ride: open(v.optional(v.boolean()), 'whether a ride is to be found'),
    along: open(v.optional(v.picklist(companions)), 'warm hand-off'),
    first: open(v.optional(recipient), 'where they would like to go'),
    declined: open(v.optional(v.array(v.picklist(wishQuestions))), '"rather not say" apart from "not asked"'),
    words: sealed(v.optional(line(600)), 'what they want, as they say it'),
    called: sealed(v.optional(line(60)), 'what they want to be called there'),
    reach: sealed(v.optional(line(200)), 'how that place finds them'),
  },
});
export type WishBody = BodyOf<typeof wishKind.fields>;

/** What of a wish may go to another place. `needs` always does: without it there is nothing to ask. */
export const requestParts = ['needs', 'when', 'ride', 'along', 'words', 'called', 'reach'] as const;
export type RequestPart = (typeof requestParts)[number];

export const ways = ['phone', 'slip', 'link', 'walk'] as const;

/** It is sent, by the person's consent: to whom, what, and until when. Each sending is an entry: together they account for it. */
export const sendKind = defineKind({
  kind: 'care.send',
  version: 1,
  fields: {
    referral,
    way: open(v.picklist(ways), 'how it was sent'),
    to: open(recipient, 'who was asked'),
    scope: open(
      v.pipe(v.array(v.picklist(requestParts)), v.minLength(1), v.maxLength(7)),
      'consent: what they agreed to pass on',
    ),
    until: open(day, 'consent: the last day on which it holds'),
    agreed: open(v.picklist(['said', 'signed']), 'consent: how it was given'),
    askAfterDays: open(days, 'after how many days without an answer it is a task for us'),
  },
});
export type SendBody = BodyOf<typeof sendKind.fields>;

/** A link by which whoever was asked opens the request. The latest of a referral opens, the ones before it do not. */
export const linkKind = defineKind({
  kind: 'care.link',
  version: 1,
  keepDays: 30,
  fields: {
    referral,
    until: open(day, 'the last day on which it opens'),
    link: linked(v.optional(uuid), 'the address of the request'),
    digits: linked(
      v.optional(v.pipe(v.string(), v.regex(/^\d{6}$/))),
      'said by phone: opens it a second time',
    ),
    request: linked(
      v.optional(v.pipe(v.string(), v.regex(/^[\w-]+$/), v.maxLength(8000))),
      'the request, sealed with the key of the link',
    ),
    key: sealed(v.optional(line(40)), 'the key of the link, for our own devices'),
  },
});
export type LinkBody = BodyOf<typeof linkKind.fields>;

/** What may come of it; where each leads is one table (rules/moves.ts). */
export const steps = [
  'receive',
  'accept',
  'full',
  'not-ours',
  'onward',
  'not-today',
  'came',
  'start',
  'cancel',
] as const;
export type Step = (typeof steps)[number];
/** What came of it, typed by whoever heard first. */
export const stepKind = defineKind({
  kind: 'care.step',
  version: 1,
  fields: {
    referral,
    step: open(v.picklist(steps), 'what came of it'),
    reason: open(v.optional(code), 'why not; reports'),
    to: open(v.optional(line(160)), 'where they sent it on to'),
    link: linked(v.optional(uuid), 'said by whoever has this link'),
  },
});
export type StepBody = BodyOf<typeof stepKind.fields>;

export const reachWays = ['counter', 'phone', 'text', 'friend', 'place'] as const;

/**
 * How and when a person wants to be asked how it goes. Each agreement is a plan of its own number: a stop ends that plan for good,
 * and whoever wants to be asked again later agrees anew.
 */
export const planKind = defineKind({
  kind: 'care.plan',
  version: 1,
  keepDays: 60,
  fields: {
    referral,
    plan: open(uuid, 'which agreement: tries and its end name it'),
    ways: open(
      v.pipe(v.array(v.picklist(reachWays)), v.minLength(1), v.maxLength(reachWays.length)),
      'consent: the ways that may be tried, and no other',
    ),
    next: open(day, 'the day on which it is a task for us'),
    number: sealed(v.optional(line(120)), 'where to call or look'),
    word: sealed(v.optional(line(120)), 'what a caller says, in place of the name of the program'),
  },
});

export const tries = ['reached', 'no-answer', 'left-word', 'not-there'] as const;

/** Somebody tried to reach the person. */
export const tryKind = defineKind({
  kind: 'care.try',
  version: 1,
  fields: {
    referral,
    plan: open(uuid, 'which agreement'),
    way: open(v.picklist(reachWays), 'what was tried; how often each works'),
    came: open(v.picklist(tries), 'whether they were reached'),
    next: open(v.optional(day), 'when to try again; left out, it is done'),
  },
});

/** The person wants no more of it. Nothing that is written before or after brings this plan back. */
export const stopKind = defineKind({
  kind: 'care.stop',
  version: 1,
  fields: { referral, plan: open(uuid, 'which agreement is over') },
});

/** A place of the directory of which a slot or a bed is asked for. */
const holdable = v.strictObject({ service: uuid, name: line(160) });

/** A slot is asked for. It is held by the server's word alone: two phones without a signal would both give the last one away. */
export const holdKind = defineKind({
  kind: 'care.hold',
  version: 1,
  keepDays: 60,
  fields: {
    referral,
    hold: open(uuid, 'which asking: the word about it names it; the latest of a referral counts'),
    first: open(holdable, 'where they would like to go'),
    second: open(v.optional(holdable), 'where else, should the first be taken by then'),
  },
});

/** The server's word on a slot that was asked for, in the order in which askings came in (rules/slot.ts). */
export const heldKind = defineKind({
  kind: 'care.held',
  version: 1,
  right: 'house',
  keepDays: 60,
  fields: {
    referral,
    hold: open(uuid, 'which asking'),
    word: open(v.picklist(['first', 'second', 'none']), 'which wish is held; none: a person asks what now'),
    hours: open(v.optional(whole(1, 168)), 'for how long'),
  },
});

/** Whoever asked for a slot needs it no more, or goes on without one. */
export const letGoKind = defineKind({
  kind: 'care.let-go',
  version: 1,
  keepDays: 60,
  fields: { referral, hold: open(uuid, 'which asking is over') },
});

/**
 * A bridge to treatment. `given`: our own prescriber gave a first dose or more of them, recorded as they do it. `elsewhere`: another place gives it
 * from here. `enough`: the person wants no more of it. How much is for whoever prescribes to write down, and stands nowhere here.
 */
export const doseKind = defineKind({
  kind: 'care.dose',
  version: 1,
  fields: {
    referral,
    what: open(v.picklist(['given', 'elsewhere', 'enough']), 'whether somebody has to ask; reports'),
    medication: open(v.optional(v.picklist(medications)), 'reports'),
    days: open(v.optional(days), 'how many days they have, from this one on: nobody is to run dry'),
  },
});
export type DoseBody = BodyOf<typeof doseKind.fields>;

/** The server was asked to open a link. */
export const openedKind = defineKind({
  kind: 'care.opened',
  version: 1,
  right: 'house',
  keepDays: 30,
  fields: {
    referral,
    how: open(v.picklist(['link', 'digits', 'wrong']), 'who opened it; wrong digits close it'),
    link: linked(v.optional(uuid), 'which link'),
    opening: linked(v.optional(uuid), 'the one page that it opened on'),
  },
});

/** How the organization refers. The latest by `hlc` counts, whole. */
export const setUpKind = defineKind({
  kind: 'care.set-up',
  version: 2,
  upgrades: { 1: (body) => body },
  everywhere: true,
  right: 'arrange',
  fields: {
    askAfterDays: open(days, 'after how many days without an answer it is a task for us'),
    consentDays: open(days, 'how long consent holds unless the person says otherwise'),
    phone: open(v.optional(line(40)), 'the number that a place calls back'),
    part2: open(v.boolean(), 'whether the notice of 42 CFR Part 2 goes with each request'),
    contactForm: open(v.optional(v.boolean()), 'whether a contact may be offered'),
  },
});
export type SetUpBody = BodyOf<typeof setUpKind.fields>;

/** What holds before the organization said anything: our own choice. */
export const usualSetUp: SetUpBody = { askAfterDays: 2, consentDays: 30, part2: false };

export const careKinds = [
  wishKind,
  sendKind,
  linkKind,
  stepKind,
  openedKind,
  planKind,
  tryKind,
  stopKind,
  holdKind,
  heldKind,
  letGoKind,
  doseKind,
  setUpKind,
] as const;

/** What stands on a referral's screen. */
export const referralKinds: readonly string[] = careKinds
  .map(({ kind }) => kind)
  .filter((kind) => kind !== setUpKind.kind);
