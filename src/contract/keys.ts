import * as v from 'valibot';
import { uuid } from '#log/index.ts';
import { done, idParams, wholeNumber } from './fields.ts';
import { json, route } from './route.ts';

/**
 * The organization's keys as the server has them: statements that devices signed, copies of the secret that only their holders
 * open, and the meeting of two devices. What any of it means is said in src/vault/ and docs/keys.md.
 */
export const keyLimits = {
  /** Statements in one answer. */
  pageStatements: 200,
  copyChars: 20_000,
  statementChars: 60_000,
  enrolmentMs: 10 * 60_000,
} as const;

const point = v.pipe(v.string(), v.regex(/^[\w-]{87}$/));
const hash = v.pipe(v.string(), v.regex(/^[\w-]{43}$/));
const copy = v.pipe(v.string(), v.regex(/^[\w-]+$/), v.maxLength(keyLimits.copyChars));
const statement = v.object({
  text: v.pipe(v.string(), v.maxLength(keyLimits.statementChars)),
  signature: v.pipe(v.string(), v.maxLength(100)),
});
const saidStatement = v.object({ text: v.string(), signature: v.string() });

const opening = v.object({
  org: v.string(),
  by: v.string(),
  root: v.string(),
  head: v.object({ nth: v.number(), hash: v.string() }),
  commitment: v.string(),
});

const offer = v.object({
  device: v.object({ id: v.string(), agreement: v.string(), signing: v.string() }),
  nonce: v.string(),
});

export const keyRegister = route({
  id: 'key-register',
  method: 'GET',
  path: '/v1/keys',
  summary:
    "What was said of the organization's keys after the statement `after`, 200 at most, and this device's copy of the secret where it has one",
  needs: 'place',
  query: v.object({ after: v.optional(wholeNumber(2_147_483_647)) }),
  answer: json(
    v.object({
      statements: v.array(saidStatement),
      /** How many there are in all. */
      count: v.number(),
      copy: v.nullable(v.string()),
    }),
  ),
});

export const keyAppend = route({
  id: 'key-append',
  method: 'POST',
  path: '/v1/keys',
  summary: 'Say something of the keys: one statement with all the copies that belong to it, or neither',
  needs: 'keys',
  body: v.object({
    statement,
    copies: v.record(v.string(), copy),
    /** The meeting that a device is let in by, which ends with it. Left out by the recovery sheet, and when said again. */
    enrolment: v.optional(uuid),
  }),
  answer: json(done),
});

export const keyRecovery = route({
  id: 'key-recovery',
  method: 'GET',
  path: '/v1/keys/recovery',
  summary: 'The copy of the secret that only the recovery sheet opens; null where no keys were made',
  needs: 'keys',
  answer: json(v.object({ copy: v.nullable(v.string()) })),
});

export const enrolmentOpen = route({
  id: 'enrolment-open',
  method: 'POST',
  path: '/v1/enrolments',
  summary:
    'Begin to let a device in: answers the code that is typed there, good for one device and ten minutes',
  needs: 'keys',
  body: v.object({
    root: hash,
    head: v.object({ nth: v.pipe(v.number(), v.safeInteger(), v.minValue(1)), hash }),
    commitment: hash,
  }),
  answer: json(v.object({ id: v.string(), code: v.string(), until: v.number(), opening }), 201),
});

export const enrolmentFind = route({
  id: 'enrolment-find',
  method: 'POST',
  path: '/v1/enrolments/find',
  summary: 'The meeting that a code stands for; from now on it is for this device alone',
  needs: 'place',
  body: v.object({ code: v.pipe(v.string(), v.maxLength(40)) }),
  answer: json(v.object({ id: v.string(), opening })),
});

export const enrolmentOffer = route({
  id: 'enrolment-offer',
  method: 'POST',
  path: '/v1/enrolments/{id}/offer',
  summary: 'Name the keys of the device that wants to be let in; once',
  needs: 'place',
  params: idParams,
  body: v.object({ agreement: point, signing: point, nonce: hash }),
  answer: json(done),
});

export const enrolmentReveal = route({
  id: 'enrolment-reveal',
  method: 'POST',
  path: '/v1/enrolments/{id}/reveal',
  summary: 'Tell the nonce that was committed to, after the other device named its keys',
  needs: 'keys',
  params: idParams,
  body: v.object({ nonce: hash }),
  answer: json(done),
});

export const enrolmentState = route({
  id: 'enrolment-state',
  method: 'GET',
  path: '/v1/enrolments/{id}',
  summary: 'How far a meeting is, for the two devices that meet',
  needs: 'place',
  params: idParams,
  answer: json(v.object({ offer: v.nullable(offer), nonce: v.nullable(v.string()) })),
});
