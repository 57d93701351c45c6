import * as v from 'valibot';
import { uuid } from '#log/index.ts';
import { cursor, done, idParams } from './fields.ts';
import { json, route } from './route.ts';

/** What people said of the place without a name (community/say/). Words leave the server one at a time, to who answers for the place. */
export const feedbackStates = ['received', 'looking', 'answered', 'closed'] as const;
export const feedbackWhys = ['done', 'cannot', 'not-ours', 'no-sense'] as const;

const head = {
  id: v.string(),
  day: v.string(),
  sort: v.string(),
  about: v.nullable(v.string()),
  state: v.picklist(feedbackStates),
  /** Nobody has looked at it for too long, or it waits for an answer. */
  isLate: v.boolean(),
  isShown: v.boolean(),
};

/** `DAY_ID` of the last one of the page before. */
const toldCursor = /^[12]\d{3}-\d\d-\d\d_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const feedbackList = route({
  id: 'feedback-list',
  method: 'GET',
  path: '/v1/feedback',
  summary:
    'What people said of the place, newest first: where each stands, and no words (`next` is where the page after begins)',
  needs: 'feedback',
  query: v.object({
    which: v.optional(v.picklist(['open', 'all'])),
    after: cursor(toldCursor, (text) => !Number.isNaN(Date.parse(text.slice(0, 10)))),
  }),
  answer: json(v.object({ told: v.array(v.object(head)), next: v.optional(v.string()) })),
});

export const feedbackRead = route({
  id: 'feedback-read',
  method: 'POST',
  path: '/v1/feedback/{id}/read',
  summary: 'Read one of them, with its words and what was answered; that it was read is written down',
  needs: 'feedback',
  params: idParams,
  answer: json(
    v.object({
      ...head,
      /** Null: none were written, or they have faded. */
      words: v.nullable(v.string()),
      /** What may be shown to everyone; null: nothing. */
      may: v.nullable(v.picklist(['words', 'summary'])),
      answer: v.nullable(v.string()),
      why: v.nullable(v.picklist(feedbackWhys)),
      shown: v.nullable(v.object({ said: v.string(), done: v.string() })),
    }),
  ),
});

const text = (most: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(most));
/** A number that the device made: sent twice, it is done once. */
const once = uuid;

export const feedbackMove = route({
  id: 'feedback-move',
  method: 'POST',
  path: '/v1/feedback/{id}',
  summary:
    'Say where one of them stands, answer it, or show to everyone what was said and done, as far as its sender agreed',
  needs: 'feedback',
  params: idParams,
  body: v.variant('what', [
    v.strictObject({ what: v.literal('look'), once }),
    v.strictObject({ what: v.literal('answer'), once, answer: text(1000) }),
    v.strictObject({ what: v.literal('close'), once, why: v.picklist(feedbackWhys) }),
    v.strictObject({
      what: v.literal('show'),
      once,
      /** Left out: their own words, where they agreed to those. */
      said: v.optional(text(300)),
      done: text(300),
    }),
    v.strictObject({ what: v.literal('hide'), once }),
  ]),
  answer: json(done),
});
