import * as v from 'valibot';
import { uuid } from '#log/index.ts';
import { done, idAnswer, idParams, shortText } from './fields.ts';
import { json, route } from './route.ts';

/** Whose a number is that texts go to. Nobody else's is taken. */
export const numberOwners = ['worker', 'site', 'partner'] as const;
export const textLanguages = ['en', 'es'] as const;

/** As people write it; kept as `+` and digits (E.164), since a number without its country reaches somebody else. */
export const phoneNumber = /* @__PURE__ */ v.pipe(
  v.string(),
  v.maxLength(40),
  v.transform((typed) => typed.replace(/[\s().\-/]/g, '')),
  v.regex(/^\+[1-9]\d{6,14}$/),
);

/** Minutes without an answer in a room until this number is called: left out or null, it never is. Refused where nothing is sent. */
const callsAfter = /* @__PURE__ */ v.optional(
  v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60))),
  null,
);

export const textNumberList = route({
  id: 'text-number-list',
  method: 'GET',
  path: '/v1/text-numbers',
  summary:
    'Numbers that texts go to, of alerts or when nobody answers in a room, and what became of the last one to each',
  needs: 'settings',
  answer: json(
    v.object({
      /** False where the server was given no gateway: nothing is sent. */
      isSending: v.boolean(),
      /** True where a room has alarms that can call: and something is sent. */
      canCall: v.boolean(),
      numbers: v.array(
        v.object({
          id: v.string(),
          whose: v.picklist(numberOwners),
          /** The worker or the site; null of a partner. */
          ref: v.nullable(v.string()),
          name: v.nullable(v.string()),
          number: v.string(),
          language: v.picklist(textLanguages),
          forAlerts: v.boolean(),
          callsAfter: v.nullable(v.number()),
          last: v.nullable(v.picklist(['waiting', 'sent', 'refused', 'dropped', 'unsure'])),
        }),
      ),
    }),
  ),
});

export const textNumberAdd = route({
  id: 'text-number-add',
  method: 'POST',
  path: '/v1/text-numbers',
  summary: 'Add a number that texts go to; one that is there already is replaced',
  needs: 'settings',
  body: v.variant('whose', [
    v.object({
      whose: v.picklist(['worker', 'site']),
      ref: uuid,
      number: phoneNumber,
      language: v.picklist(textLanguages),
      forAlerts: v.optional(v.boolean(), true),
      callsAfter,
    }),
    v.object({
      whose: v.literal('partner'),
      name: shortText,
      number: phoneNumber,
      language: v.picklist(textLanguages),
    }),
  ]),
  answer: json(idAnswer, 201),
});

export const textNumberRemove = route({
  id: 'text-number-remove',
  method: 'DELETE',
  path: '/v1/text-numbers/{id}',
  summary: 'Forget a number: nothing goes to it any more, also of what waits',
  needs: 'settings',
  params: idParams,
  answer: json(done),
});
