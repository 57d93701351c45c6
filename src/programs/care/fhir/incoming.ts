import type { JsonObject } from '#log/index.ts';
import { type CareNeed, careNeeds, companions, type WishBody } from '../entries.ts';
import { own } from './codes.ts';
import { codesOf, hasCode, listOf, objectOf, textOf } from './json.ts';
import { needByCategory } from './needs.ts';
import type { Asked } from './read.ts';
import { whenOf } from './when.ts';

/** What a partner's request would become here: a draft. Nothing of it is kept before a person confirms it. */
export interface Incoming {
  readonly needs: readonly CareNeed[];
  /** What they ask for in words of their own, of which no need of ours was made: a person chooses one. */
  readonly unknown: readonly string[];
  readonly when?: NonNullable<WishBody['when']>;
  readonly ride?: boolean;
  readonly along?: NonNullable<WishBody['along']>;
  readonly words?: string;
  readonly called?: string;
  readonly reach?: string;
  readonly from?: { readonly name?: string; readonly phone?: string };
}

/** As long as the fields of a wish are. */
const most = { words: 600, called: 60, reach: 200 } as const;

export const incomingOf = ({ task, requests, patient, requester }: Asked): Incoming => {
  const read = requests.map((request) => ({ request, need: needOf(request) }));
  const inputs = listOf(task['input']).map(({ valueCodeableConcept }) => valueCodeableConcept);
  const [ride] = codesOf(inputs, own, 'ride');
  const along = companions.find((who) => codesOf(inputs, own, 'along').includes(who));
  const when = requests.map(whenOf).find((one) => one !== undefined);
  const unknown = read.flatMap(({ request, need }) =>
    need === undefined ? (wordsOf(request['code']) ?? []) : [],
  );
  const words = joined(
    requests.flatMap((request) => listOf(request['note']).flatMap(({ text }) => textOf(text) ?? [])),
    most.words,
  );
  const called = calledOf(patient)?.slice(0, most.called);
  const reach = joined(
    listOf(patient?.['telecom']).flatMap(({ value }) => textOf(value) ?? []),
    most.reach,
  );
  const from = fromOf(requester, task);
  return {
    needs: [...new Set(read.flatMap(({ need }) => need ?? []))],
    unknown,
    ...(when !== undefined && { when }),
    ...((ride === 'yes' || ride === 'no') && { ride: ride === 'yes' }),
    ...(along !== undefined && { along }),
    ...(words !== undefined && { words }),
    ...(called !== undefined && { called }),
    ...(reach !== undefined && { reach }),
    ...(from !== undefined && { from }),
  };
};

const needOf = (request: JsonObject): CareNeed | undefined => {
  const said = codesOf([request['code']], own, 'need');
  const named = careNeeds.find((need) => said.includes(need));
  if (named !== undefined) return named;
  const category = listOf(request['category']);
  return needByCategory.find(([coding]) => hasCode(category, coding))?.[1];
};

const wordsOf = (concept: unknown): string | undefined =>
  textOf(objectOf(concept)?.['text']) ??
  listOf(objectOf(concept)?.['coding']).flatMap(({ display }) => textOf(display) ?? [])[0];

const joined = (texts: readonly string[], chars: number): string | undefined =>
  texts.length === 0 ? undefined : texts.join('\n').slice(0, chars);

const calledOf = (patient: JsonObject | undefined): string | undefined => {
  const names = listOf(patient?.['name']);
  const name = names.find(({ use }) => use === 'usual') ?? names[0];
  const given = Array.isArray(name?.['given']) ? name['given'].map(textOf).filter(Boolean).join(' ') : '';
  return textOf(name?.['text']) ?? textOf(given);
};

const fromOf = (requester: JsonObject | undefined, task: JsonObject): Incoming['from'] => {
  const name = textOf(requester?.['name']) ?? textOf(objectOf(task['requester'])?.['display']);
  const phone = listOf(requester?.['telecom']).flatMap(({ system, value }) =>
    system === 'phone' ? (textOf(value) ?? []) : [],
  )[0];
  if (name === undefined && phone === undefined) return undefined;
  return { ...(name !== undefined && { name }), ...(phone !== undefined && { phone }) };
};
