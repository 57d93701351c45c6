import type { JsonObject } from '#log/index.ts';
import type { Request } from '../rules/request.ts';
import { actCode, consentAction, consentScope, own, participation } from './codes.ts';
import { attachment, concept, type Resource, resource, to } from './concepts.ts';
import type { Ends } from './disclosure.ts';
import { codesOf, hasCode, listOf, objectOf, textOf } from './json.ts';
import type { ProblemCode } from './problems.ts';

/** What the person agreed to: to whom, what of it, for which request, and until when. */
export const consentResource = (
  told: readonly Resource[],
  request: Request,
  { of, subject, source, place }: Ends,
): Resource => {
  const { sending, say } = of;
  const parts = Object.keys(request);
  const statement = [
    say(`care.told.${sending.agreed}`),
    `${of.from.name} → ${sending.to.name}`,
    parts.map((part) => say(`care.part.${part}`)).join(', '),
    `${of.sentOn} – ${sending.until}`,
  ].join('\n');
  return resource('Consent', of.newId(), {
    status: 'active',
    scope: concept({ system: consentScope, code: 'patient-privacy' }),
    category: [
      concept({ system: actCode, code: 'IDSCL' }),
      concept({ system: own, code: `agreed.${sending.agreed}` }, say(`care.told.${sending.agreed}`)),
    ],
    patient: subject,
    dateTime: of.sentOn,
    organization: [to(source.id)],
    sourceAttachment: attachment(statement, say('care.consent.title')),
    policyRule: concept({ system: actCode, code: of.statement === undefined ? 'OPTIN' : '42CFRPart2' }),
    provision: {
      type: 'permit',
      period: { start: of.sentOn, end: sending.until },
      actor: [{ role: concept({ system: participation, code: 'IRCP' }), reference: to(place.id) }],
      action: [concept({ system: consentAction, code: 'disclose' })],
      code: parts.map((part) => concept({ system: own, code: `part.${part}` }, say(`care.part.${part}`))),
      data: told.map(({ id }) => ({ meaning: 'instance', reference: to(id) })),
    },
  });
};

/** The parts that a Consent names by our codes; undefined where it was written by somebody who has none. */
export const partsOf = (consent: JsonObject): readonly string[] | undefined => {
  const named = codesOf(listOf(objectOf(consent['provision'])?.['code']), own, 'part');
  return named.length === 0 ? undefined : named;
};

/** What keeps a Consent from letting these resources be passed on today; undefined where nothing does. `get` finds what is referred to. */
export const refusal = (
  consent: JsonObject,
  about: readonly JsonObject[],
  today: string,
  get: (reference: unknown) => JsonObject | undefined,
): ProblemCode | undefined => {
  if (consent['status'] !== 'active') return 'consent-not-active';
  if (!hasCode([consent['scope']], { system: consentScope, code: 'patient-privacy' })) return 'consent-other';
  const provision = objectOf(consent['provision']);
  if (provision?.['type'] === 'deny' || hasCode([consent['policyRule']], { system: actCode, code: 'OPTOUT' }))
    return 'consent-not-given';
  const period = objectOf(provision?.['period']);
  const [start, end] = [textOf(period?.['start']), textOf(period?.['end'])].map((at) => at?.slice(0, 10));
  if ((start !== undefined && start > today) || (end !== undefined && end < today)) return 'consent-over';
  const data = listOf(provision?.['data']).map(({ reference }) => get(reference));
  return data.length > 0 && !about.every((one) => data.includes(one)) ? 'consent-other' : undefined;
};
