import * as v from 'valibot';
import { code } from '#catalog/quantity.ts';
import { uuid } from '#log/index.ts';
import { granted } from './context.ts';
import { date, done, idAnswer, idParams, shortText } from './fields.ts';
import { json, route } from './route.ts';

/** Whose hand-outs a partner may make on our behalf, by the program that counts them. */
export const partnerPrograms = ['exchange', 'naloxone'] as const;

const agreement = {
  /** The first and the last day, at the place of the program. */
  from: date,
  until: date,
  gives: v.pipe(v.array(v.picklist(partnerPrograms)), v.maxLength(partnerPrograms.length)),
  items: v.pipe(v.array(code), v.maxLength(200)),
  orders: v.boolean(),
};

/** What a partner's own device is told of it (`me.agreement` of context.ts). `until`: milliseconds since 1970, when it is over. */
export const ownAgreement = v.object({
  until: v.number(),
  items: v.array(v.string()),
  orders: v.optional(v.boolean()),
  /** Public pages of the organization that it may want on paper. */
  pages: v.array(v.string()),
});
export type OwnAgreement = v.InferOutput<typeof ownAgreement>;

export const partnerList = route({
  id: 'partner-list',
  method: 'GET',
  path: '/v1/partners',
  summary: 'Partners with their agreements, and how many devices each enrolled',
  needs: 'partners',
  answer: json(
    v.object({
      partners: v.array(
        v.object({
          id: v.string(),
          name: v.string(),
          site: v.string(),
          from: v.string(),
          until: v.string(),
          gives: v.array(v.string()),
          items: v.array(v.string()),
          orders: v.boolean(),
          /** Not begun yet, lasts, ends within 30 days, over. */
          state: v.picklist(['ahead', 'lasts', 'ends-soon', 'over']),
          devices: v.number(),
        }),
      ),
    }),
  ),
});

export const partnerAdd = route({
  id: 'partner-add',
  method: 'POST',
  path: '/v1/partners',
  summary: 'Make a partner with its agreement, and a shelf of its own',
  needs: 'partners',
  body: v.object({ name: shortText, channel: v.picklist(['partner', 'pharmacy']), ...agreement }),
  answer: json(idAnswer, 201),
});

export const partnerChange = route({
  id: 'partner-change',
  method: 'PATCH',
  path: '/v1/partners/{id}',
  summary: 'Change or renew an agreement, or end it now (`end`): its devices read nothing from then on',
  needs: 'partners',
  params: idParams,
  body: v.object({ ...v.partial(v.object(agreement)).entries, end: v.optional(v.literal(true)) }),
  answer: json(done),
});

export const partnerCode = route({
  id: 'partner-code',
  method: 'POST',
  path: '/v1/partners/{id}/code',
  summary:
    'A code by which one device of the partner is enrolled, within a day; the one before opens nothing more',
  needs: 'partners',
  params: idParams,
  answer: json(v.object({ code: v.string(), until: v.number() }), 201),
});

export const partnerEnrol = route({
  id: 'partner-enrol',
  method: 'POST',
  path: '/v1/partner-devices',
  summary: 'Exchange a code for the token of a partner’s device, and say by which key it signs',
  needs: 'nothing',
  body: v.object({
    organization: v.optional(v.pipe(v.string(), v.maxLength(256))),
    code: v.pipe(v.string(), v.maxLength(40)),
    device: uuid,
    /** Public key (P-256, base64url); left out where a browser gives none, over plain HTTP. */
    signing: v.optional(v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{86,88}$/))),
  }),
  answer: json(granted, 201),
});
