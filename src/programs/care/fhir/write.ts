import { err, type JsonObject, ok, type Result } from '#log/index.ts';
import type { CareNeed } from '../entries.ts';
import { type Request, requestOf } from '../rules/request.ts';
import { actCode, confidentiality, own, taskCode } from './codes.ts';
import { bundleOf, concept, type Resource, resource, to } from './concepts.ts';
import { consentResource } from './consent.ts';
import type { Disclosure, Ends } from './disclosure.ts';
import { gravityCategory } from './needs.ts';
import { reviewOf } from './statement.ts';
import { taskStates } from './states.ts';
import { periodOf } from './when.ts';

/** Why there is no bundle: it was never sent, was taken back, or what the person agreed to is over. */
export type NoBundle = 'not-sent' | 'taken-back' | 'over';

/**
 * A referral as a bundle of FHIR R4: what is asked for (ServiceRequest), where it stands (Task), and what the person agreed to
 * (Consent). A Patient is in it only where they agreed that a name or a way to be found is passed on, and holds nothing else.
 */
export const toBundle = (of: Disclosure): Result<JsonObject, NoBundle> => {
  if (of.state === 'draft') return err('not-sent');
  if (of.state === 'cancelled') return err('taken-back');
  if (of.sending.until < of.today) return err('over');
  const request = requestOf(of.said, of.sending.scope);
  const patient = patientOf(request, of.newId());
  const subject =
    patient === undefined ? { type: 'Patient', display: of.say('care.fhir.nobody') } : to(patient.id);
  const source = resource('Organization', of.newId(), {
    name: of.from.name,
    ...(of.from.phone !== undefined && { telecom: [{ system: 'phone', value: of.from.phone }] }),
  });
  const place = resource('Organization', of.newId(), { name: of.sending.to.name });
  const ends = { of, subject, source, place };
  const requests = requestsOf(request, ends);
  const task = taskOf(request, requests, ends);
  const review = of.statement === undefined ? [] : reviewOf(of.statement, ends);
  const told = [...requests, task, ...review, ...(patient === undefined ? [] : [patient])];
  const consent = consentResource(told, request, ends);
  return ok(
    bundleOf([source, place, ...told, consent], {
      meta: {
        security: [
          { system: confidentiality, code: 'R' },
          ...(of.statement === undefined ? [] : [{ system: actCode, code: '42CFRPart2' }]),
        ],
      },
    }),
  );
};

const textIn = (request: Request, part: keyof Request): string | undefined => {
  const value = request[part];
  return typeof value === 'string' ? value : undefined;
};

const patientOf = (request: Request, id: string): Resource | undefined => {
  const [called, reach] = [textIn(request, 'called'), textIn(request, 'reach')];
  if (called === undefined && reach === undefined) return undefined;
  return resource('Patient', id, {
    ...(called !== undefined && { name: [{ use: 'usual', text: called }] }),
    ...(reach !== undefined && { telecom: [{ system: 'other', value: reach }] }),
  });
};

const requestsOf = (request: Request, { of, subject, source, place }: Ends): readonly Resource[] => {
  const needs = (request.needs ?? []) as readonly CareNeed[];
  const words = textIn(request, 'words');
  const when = textIn(request, 'when');
  return needs.map((need, at) =>
    resource('ServiceRequest', of.newId(), {
      status: of.state === 'completed' ? 'completed' : 'active',
      intent: 'order',
      category: [gravityCategory(need)],
      code: concept({ system: own, code: `need.${need}` }, of.say(`care.need.${need}`)),
      subject,
      authoredOn: of.sentOn,
      requester: to(source.id),
      performer: [to(place.id)],
      ...(when !== undefined && periodOf(when as Parameters<typeof periodOf>[0], of.sentOn)),
      // Said once, with the first of what they want.
      ...(at === 0 && words !== undefined && { note: [{ text: words }] }),
    }),
  );
};

const taskOf = (
  request: Request,
  requests: readonly Resource[],
  { of, subject, source, place }: Ends,
): Resource => {
  const { status, reason } = taskStates[of.state];
  const needsReason = reason !== undefined || status === 'rejected' || status === 'on-hold';
  const input = (['ride', 'along'] as const).flatMap((part) => {
    const value = textIn(request, part);
    if (value === undefined) return [];
    const text = part === 'ride' ? of.say(`care.${value}`) : of.say(`care.along.${value}`);
    return [
      {
        type: concept({ system: own, code: `part.${part}` }, of.say(`care.part.${part}`)),
        valueCodeableConcept: concept({ system: own, code: `${part}.${value}` }, text),
      },
    ];
  });
  return resource('Task', of.newId(), {
    identifier: [{ system: own, value: of.sending.entry }],
    ...(requests.length > 1 && { basedOn: requests.map(({ id }) => to(id)) }),
    status,
    ...(needsReason && {
      statusReason: {
        ...(reason !== undefined && concept(reason)),
        text: of.say(`care.state.${of.state}`),
      },
    }),
    intent: 'order',
    code: concept({ system: taskCode, code: 'fulfill' }),
    ...(requests[0] !== undefined && { focus: to(requests[0].id) }),
    for: subject,
    authoredOn: of.sentOn,
    lastModified: of.today,
    requester: to(source.id),
    owner: to(place.id),
    restriction: { period: { end: of.sending.until } },
    ...(input.length > 0 && { input }),
  });
};
