import { type Item, item as newItem } from '#catalog/item.ts';
import type { Entry } from '#log/index.ts';
import { readBody } from '#log/read-body.ts';
import type { CounterLine, ReadAgain } from '#visits/screens/counter/counter.ts';
import { type HandoutLine, handoutKind, type Returned, returnKind } from '../entries.ts';
import type { ExchangeState, ReturnsState } from './state.ts';

/** A saved hand-out and its returns as they stood at the counter. */
export const readAgain: ReadAgain<ExchangeState> = (entries, { items }) => {
  const handout = onlyOne(entries, handoutKind.kind);
  const given = handout && readBody(handoutKind, handout);
  const isPlain = given !== undefined && given.bulk === undefined && given.people === undefined;
  const back = onlyOne(entries, returnKind.kind);
  const returned = back && readBody(returnKind, back)?.returned;
  const returns = returned && toState(returned);
  return {
    lines: isPlain ? given.lines.map((line) => lineAgain(line, items)) : [],
    state: { returns: returns ?? { how: 'none' } },
    said: [...(isPlain && handout ? [handout.id] : []), ...(returns && back ? [back.id] : [])],
  };
};

const onlyOne = (entries: readonly Entry[], kind: string): Entry | undefined => {
  const [first, second] = entries.filter((entry) => entry.kind === kind);
  return second === undefined ? first : undefined;
};

const lineAgain = ({ item, quantity, lot, set, parts }: HandoutLine, items: readonly Item[]): CounterLine => {
  const { parts: _now, ...known } = items.find(({ code }) => code === item) ?? {
    ...newItem(item, item, item, 'comfort'),
    program: 'exchange',
  };
  return {
    item: { ...known, set: set ?? 'none', ...(parts !== undefined && { parts }) },
    quantity,
    ...(lot !== undefined && { lot }),
  };
};

/** Undefined for more than the counter asks in one visit. */
const toState = (returned: Returned): ReturnsState | undefined => {
  switch (returned.how) {
    case 'counted':
      return returned;
    case 'not-asked':
      return { how: 'not-asked' };
    case 'weight':
      return { how: 'weight', unit: returned.unit, amount: returned.amount };
    case 'containers': {
      const [only, second] = returned.containers;
      return only === undefined || second !== undefined ? undefined : { how: 'containers', ...only };
    }
  }
};
