import * as v from 'valibot';
import { code } from '#catalog/quantity.ts';
import { dayMs } from '#log/calendar.ts';
import { type BodyOf, defineKind, isLocalTime, type LocalTime, open, timeToMs, uuid } from '#log/index.ts';
import { day, line, whole } from '#log/shared-fields.ts';

/**
 * The life of an alert. Each entry is one move of it (rules/moves.ts says which moves there are, from where and by whom), and
 * names the alert by the id of the report that opened it. Nothing here is about a person: who told is not asked.
 */

const alert = open(uuid, 'which alert');
const codes = (most: number) => v.optional(v.pipe(v.array(code), v.minLength(1), v.maxLength(most)));

/** Where a report came from. */
export const sources = ['worker', 'bench', 'reversals', 'partner', 'public', 'spike'] as const;

/** What people noticed, by code: our own list (rules/effects.ts says each in words). */
export const effectCodes = [
  'overdose',
  'long-sleep',
  'slow-naloxone',
  'wounds',
  'restless',
  'not-as-sold',
] as const;
export type Effect = (typeof effectCodes)[number];

/** What a report asks; none of it has to be said. */
export const reportQuestions = ['soldAs', 'found', 'colour', 'stamp', 'area', 'effects'] as const;

/** Somebody saw, measured or heard something. The first one of an alert opens it; others join it. */
export const reportKind = defineKind({
  kind: 'alerts.report',
  version: 1,
  everywhere: true,
  fields: {
    alert: open(
      v.optional(uuid),
      'which alert it joins; left out, it opens one that bears the id of this entry',
    ),
    source: open(v.picklist(sources), 'how far it can be relied on'),
    soldAs: open(v.optional(code), 'the draft: what it was sold as'),
    found: open(codes(10), 'the draft: what was found in it'),
    colour: open(v.optional(code), 'the draft, and which reports are of one thing'),
    stamp: open(
      v.optional(code),
      'which reports are of one thing; staff only unless who approves says otherwise',
    ),
    area: open(v.optional(code), 'the draft: where, coarsely'),
    effects: open(
      v.optional(v.pipe(v.array(v.picklist(effectCodes)), v.maxLength(effectCodes.length))),
      'the draft: what it does',
    ),
    series: open(
      v.optional(v.pipe(v.string(), v.regex(/^[a-z-]+[.][a-z-]+$/), v.maxLength(60))),
      'of a spike: of which events',
    ),
    week: open(v.optional(day), 'of a spike: the Monday of its week'),
    count: open(v.optional(whole(1, 100_000)), 'how many events a spike has'),
    usual: open(
      v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(100_000))),
      'how many of them were to be expected',
    ),
    declined: open(
      v.optional(v.array(v.picklist(reportQuestions))),
      '"rather not say" apart from "not asked"',
    ),
  },
});
export type ReportBody = BodyOf<typeof reportKind.fields>;

/** What speaks for a report beside itself. `none`: nothing yet, and it cannot wait; the alert says so. */
export const supports = ['second-report', 'strip', 'instrument', 'lab', 'partner', 'seen', 'none'] as const;
export type Support = (typeof supports)[number];

export const corroborateKind = defineKind({
  kind: 'alerts.corroborate',
  version: 1,
  everywhere: true,
  fields: { alert, by: open(v.picklist(supports), 'the evidence, on the screen of the alert') },
});

/** How sure, in the words of CAP 1.2 where it has one for it: Observed, Likely, Possible. */
export const certainties = ['observed', 'likely', 'possible'] as const;
/** How bad it can be for whoever meets it: CAP 1.2 Extreme, Severe, Moderate, Minor. */
export const severities = ['extreme', 'severe', 'moderate', 'minor'] as const;

export const gradeKind = defineKind({
  kind: 'alerts.grade',
  version: 1,
  everywhere: true,
  fields: {
    alert,
    certainty: open(v.picklist(certainties), 'said with the alert'),
    severity: open(v.picklist(severities), 'said with the alert'),
  },
});
export type GradeBody = BodyOf<typeof gradeKind.fields>;

/** How long each part of what an alert says may be. `line`: the card at the counter. */
export const saidLengths = { line: 100, where: 80, found: 300, does: 300, act: 500 } as const;

/** What an alert says in one language. */
const said = v.strictObject({
  line: line(saidLengths.line),
  where: line(saidLengths.where),
  found: line(saidLengths.found),
  does: line(saidLengths.does),
  act: line(saidLengths.act),
});

/** What is to be said, in both languages: of a new alert, or of one that is out and changes. */
export const draftKind = defineKind({
  kind: 'alerts.draft',
  version: 1,
  everywhere: true,
  fields: {
    alert,
    text: open(v.strictObject({ en: said, es: said }), 'the card, the sheet, the page and the feed'),
    stamp: open(v.optional(code), 'shown to staff; to others where who approves says so'),
  },
});
export type DraftBody = BodyOf<typeof draftKind.fields>;
export type AlertText = DraftBody['text'];
export type Said = AlertText['en'];

/** No alert stands longer without a person who says so again. Our own choice. */
export const mostDays = 28;

/** From when and until when: told with every alert, so that no picture of it outlives it unsaid. */
const time = v.custom<LocalTime>(isLocalTime, 'expected a time');
const valid = open(
  v.pipe(
    v.strictObject({ sent: time, until: time }),
    v.check(({ sent, until }) => {
      const ms = timeToMs(until) - timeToMs(sent);
      return ms > 0 && ms <= (mostDays + 1) * dayMs;
    }, `it must end after it is sent, and within ${mostDays} days`),
  ),
  'when it is gone from every screen',
);

/** Who learns of it beside the counters. */
export const audiences = ['partners', 'public', 'feed'] as const;
export type Audience = (typeof audiences)[number];

/** Another worker than the one who wrote it says that it goes out as it is. */
export const approveKind = defineKind({
  kind: 'alerts.approve',
  version: 1,
  everywhere: true,
  right: 'arrange',
  another: 'draft',
  fields: {
    alert,
    draft: open(uuid, 'which words were read and approved'),
    valid,
    audience: open(v.pipe(v.array(v.picklist(audiences)), v.maxLength(audiences.length)), 'where it shows'),
    sites: open(
      v.optional(v.pipe(v.array(uuid), v.minLength(1), v.maxLength(500))),
      'the counters that show it; left out, all',
    ),
    showStamp: open(v.optional(v.boolean()), 'whether others than staff see the stamp'),
    kept: open(
      v.optional(v.pipe(v.array(line(40)), v.maxLength(20))),
      'words that can attract, and were kept on purpose',
    ),
  },
});
export type ApproveBody = BodyOf<typeof approveKind.fields>;

export const extendKind = defineKind({
  kind: 'alerts.extend',
  version: 1,
  everywhere: true,
  right: 'arrange',
  fields: { alert, valid },
});

export const cancelReasons = ['over', 'wrong', 'harm', 'replaced'] as const;

/** It is withdrawn, everywhere and for good. */
export const cancelKind = defineKind({
  kind: 'alerts.cancel',
  version: 1,
  everywhere: true,
  right: 'arrange',
  fields: { alert, because: open(v.picklist(cancelReasons), 'said where it was shown') },
});

export const dismissReasons = ['known', 'unclear', 'not-so', 'harm'] as const;

/** What was reported or drafted comes to nothing; of one that is out, the change to it. */
export const dismissKind = defineKind({
  kind: 'alerts.dismiss',
  version: 1,
  everywhere: true,
  right: 'arrange',
  fields: { alert, because: open(v.picklist(dismissReasons), 'the screen of the alert') },
});

/** The server's word that its time is over: a phone whose clock is wrong then knows it too. */
export const expireKind = defineKind({
  kind: 'alerts.expire',
  version: 1,
  everywhere: true,
  right: 'arrange',
  fields: { alert, until: open(time, 'which end was meant: it may have been moved since') },
});

/** A version was read at the counter of a site. Who read it is nobody's question, and is kept in no table. */
export const seenKind = defineKind({
  kind: 'alerts.seen',
  version: 1,
  everywhere: true,
  fields: { alert, version: open(uuid, 'which counters have read what is said now') },
});

export const alertKinds = [
  reportKind,
  corroborateKind,
  gradeKind,
  draftKind,
  approveKind,
  extendKind,
  cancelKind,
  dismissKind,
  expireKind,
  seenKind,
] as const;
export const alertKindNames: readonly string[] = alertKinds.map(({ kind }) => kind);
