import type { JsonObject } from '#log/index.ts';
import { readJson } from '#log/read-json.ts';
import type { State } from '../rules/moves.ts';
import { own, taskCode } from './codes.ts';
import { partsOf, refusal } from './consent.ts';
import { hasCode, listOf, objectOf, textOf } from './json.ts';
import { beyond } from './person.ts';
import type { Problem, ProblemCode } from './problems.ts';
import { missingIn } from './required.ts';
import { stateOf } from './states.ts';
import { brokenBy } from './task-rules.ts';

/** A referral is a few kilobytes; what is larger than this is something else. */
export const mostChars = 1_000_000;

/** A request that a bundle carries. */
export interface Asked {
  readonly task: JsonObject;
  readonly state: State;
  readonly requests: readonly JsonObject[];
  readonly patient: JsonObject | undefined;
  readonly requester: JsonObject | undefined;
}

/** What a place says of a request of ours: the number that we gave it, and where it stands. */
export interface Answered {
  readonly sending: string;
  readonly state: State;
  readonly reason: string | undefined;
}

export interface Reading {
  /** Nothing of a bundle with problems is taken up. */
  readonly problems: readonly Problem[];
  readonly asked: readonly Asked[];
  readonly answered: readonly Answered[];
}

const failed = (code: ProblemCode, at = 'Bundle'): Reading => ({
  problems: [{ code, at }],
  asked: [],
  answered: [],
});

/** Reads a bundle that somebody handed over, and says all that is wrong with it. `today` is a day of the calendar. */
export const readBundle = (text: string, today: string): Reading => {
  if (text.length > mostChars) return failed('too-large');
  const bundle = objectOf(readJson(text));
  if (bundle === undefined) return failed('not-json');
  if (bundle['resourceType'] !== 'Bundle') return failed('not-bundle');
  const found = openBundle(bundle);
  const tasks = found.all.filter((each) => each['resourceType'] === 'Task');
  if (tasks.length === 0) return failed('no-task');
  const problems: Problem[] = found.all.flatMap((each) => missingIn(each, nameOf(each)));
  const asked: Asked[] = [];
  const answered: Answered[] = [];
  for (const task of tasks) {
    const at = nameOf(task);
    problems.push(...brokenBy(task, found.typeOf).map((code) => ({ code, at })));
    const state = stateOf(task);
    if (state === undefined) problems.push({ code: 'status-unknown', at: `${at}.status` });
    else if (isReferral(task)) {
      const ours = ourNumber(task);
      const requests = requestsOf(task, found);
      if (requests.length > 0) {
        const one = {
          task,
          state,
          requests,
          patient: found.get(task['for']),
          requester: found.get(task['requester']),
        };
        problems.push(...consentProblems(one, found, today));
        asked.push(one);
      } else if (ours === undefined) problems.push({ code: 'reference-missing', at: `${at}.focus` });
      if (ours !== undefined && state !== 'draft' && state !== 'requested')
        answered.push({ sending: ours, state, reason: textOf(objectOf(task['statusReason'])?.['text']) });
    }
  }
  if (problems.length === 0) problems.push(...strangers(asked, found));
  return problems.length > 0 ? { problems, asked: [], answered: [] } : { problems, asked, answered };
};

/** A Task to fulfill a request; those to a patient are held to their rules, and ask nothing of us. */
const isReferral = (task: JsonObject): boolean =>
  hasCode([task['code']], { system: taskCode, code: 'fulfill' }) || ourNumber(task) !== undefined;

const ourNumber = (task: JsonObject): string | undefined =>
  listOf(task['identifier']).flatMap(({ system, value }) => (system === own ? (textOf(value) ?? []) : []))[0];

const requestsOf = (task: JsonObject, found: Found): readonly JsonObject[] => [
  ...new Set(
    [task['focus'], ...listOf(task['basedOn'])]
      .map(found.get)
      .filter((each) => each !== undefined)
      .filter((each) => each['resourceType'] === 'ServiceRequest'),
  ),
];

/** Each request stands under a Consent that holds today, is about it, and names all that is told of the person. */
const consentProblems = (
  { task, requests, patient }: Asked,
  found: Found,
  today: string,
): readonly Problem[] => {
  const at = nameOf(task);
  const consents = found.all.filter((each) => each['resourceType'] === 'Consent');
  const isOfPatient = (consent: JsonObject): boolean =>
    patient === undefined || found.get(consent['patient']) === patient;
  const own = consents.filter(isOfPatient);
  if (consents.length === 0) return [{ code: 'consent-missing', at }];
  if (own.length === 0) return [{ code: 'consent-other', at }];
  const refusals = own.map((consent) => ({ consent, code: refusal(consent, requests, today, found.get) }));
  const holds = refusals.find(({ code }) => code === undefined);
  if (holds === undefined)
    return refusals
      .slice(0, 1)
      .flatMap(({ consent, code }) => (code === undefined ? [] : [{ code, at: nameOf(consent) }]));
  return beyond({ task, requests, patient }, partsOf(holds.consent)).map((field) => ({
    code: 'beyond-consent' as const,
    at: field,
  }));
};

/** Patients that no request is for. */
const strangers = (asked: readonly Asked[], found: Found): readonly Problem[] =>
  found.all
    .filter((each) => each['resourceType'] === 'Patient' && !asked.some(({ patient }) => patient === each))
    .map((each) => ({ code: 'beyond-consent' as const, at: nameOf(each) }));

/** A resource as a person who mends it finds it. */
export const nameOf = (each: JsonObject): string =>
  [textOf(each['resourceType']) ?? '?', textOf(each['id'])].filter(Boolean).join('/');

/** What is in a bundle, and how one part of it finds another. */
interface Found {
  readonly all: readonly JsonObject[];
  readonly get: (reference: unknown) => JsonObject | undefined;
  readonly typeOf: (reference: JsonObject) => string | undefined;
}

const openBundle = (bundle: JsonObject): Found => {
  const entries = listOf(bundle['entry']).flatMap(({ fullUrl, resource }) => {
    const each = objectOf(resource);
    return each === undefined ? [] : [{ url: textOf(fullUrl) ?? nameOf(each), each }];
  });
  const byName = new Map<string, JsonObject>();
  for (const { url, each } of entries) for (const name of [nameOf(each), url]) byName.set(name, each);
  const get = (reference: unknown): JsonObject | undefined => {
    const at = textOf(objectOf(reference)?.['reference']);
    return at === undefined ? undefined : byName.get(at);
  };
  return {
    all: entries.map(({ each }) => each),
    get,
    typeOf: (reference) =>
      textOf(get(reference)?.['resourceType']) ??
      textOf(reference['type']) ??
      /(?:^|\/)([A-Z][A-Za-z]+)\/[A-Za-z0-9.-]+$/.exec(textOf(reference['reference']) ?? '')?.[1],
  };
};
