import * as v from 'valibot';
import { type BodyOf, defineKind, linked, open, uuid } from '#log/index.ts';
import { line } from '#log/shared-fields.ts';
import { isCode } from './code.ts';

/**
 * What people say of the place: praise, ideas, complaints. It may be about a worker: so all of it stays on the server (`atHome`), only
 * the server writes it (`house`), and words are read one at a time by who answers for the place (server/feedback/).
 */

export const sorts = ['praise', 'idea', 'wrong', 'other'] as const;
export const abouts = ['place', 'hours', 'supplies', 'treated', 'other'] as const;
/** What may be shown to everyone: their own words, or what a coordinator makes of them. Left out: nothing. */
export const mays = ['words', 'summary'] as const;
export const wordChars = 1000;
export const answerChars = 1000;
export const shownChars = 300;

/** Words and codes go after so many days, or with the log where an organization keeps it for less. Counts stay. */
export const keepDays = 180;
/** What was shown to everyone stays a year. */
export const keepShownDays = 365;

/** A text of more than one line. */
const text = (most: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(most));

export const toldKind = defineKind({
  kind: 'say.told',
  version: 1,
  atHome: true,
  right: 'house',
  keepDays,
  fields: {
    sort: open(v.picklist(sorts), 'which list it stands in, and the report'),
    about: open(v.optional(v.picklist(abouts)), 'who has to look at it, and the report'),
    may: linked(v.optional(v.picklist(mays)), 'whether it may be answered in public'),
    words: linked(v.optional(text(wordChars)), 'what somebody says, for who answers for the place'),
    code: linked(
      v.optional(v.custom<string>(isCode, 'expected a code')),
      'lets whoever said it see what came of it',
    ),
  },
});
export type ToldBody = BodyOf<typeof toldKind.fields>;

/** Why nothing more is done. Those who look it up read it as a sentence. */
export const whys = ['done', 'cannot', 'not-ours', 'no-sense'] as const;
export const steps = ['look', 'answer', 'close'] as const;

/** Where it stands, said by whoever looks after it. The latest word counts. */
export const stepKind = defineKind({
  kind: 'say.step',
  version: 1,
  atHome: true,
  right: 'house',
  keepDays,
  fields: {
    of: open(uuid, 'what it is about'),
    what: open(v.picklist(steps), 'where it stands, and days to answer in the report'),
    why: open(v.optional(v.picklist(whys)), 'why it was closed'),
    answer: linked(v.optional(text(answerChars)), 'what whoever has the code reads'),
  },
});
export type StepBody = BodyOf<typeof stepKind.fields>;

/** That it is shown to everyone, with what was done; or not any more. The latest word counts. */
export const shownKind = defineKind({
  kind: 'say.shown',
  version: 1,
  atHome: true,
  right: 'house',
  keepDays: keepShownDays,
  fields: {
    of: open(uuid, 'what it is about'),
    isShown: open(v.boolean(), 'whether it stands on the public page'),
    said: linked(v.optional(line(wordChars)), 'what was said, on the public page'),
    done: linked(v.optional(line(shownChars)), 'what was done, on the public page'),
  },
});
export type ShownBody = BodyOf<typeof shownKind.fields>;

export const sayKinds = [toldKind, stepKind, shownKind] as const;
