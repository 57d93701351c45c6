import type { Draft } from '#kit/recorder.ts';
import type { CounterInput, CounterPanel } from '#visits/screens/counter/counter.ts';
import { type FactorBody, factorKind, handoutKind, type Returned, returnKind } from '../entries.ts';
import { type Factor, factorFor, returnedByContainers, returnedByWeight } from '../rules/returns.ts';
import { handoutWarnings } from '../rules.ts';

/** What the worker says of returns, as far as it is said. */
export type ReturnsState =
  | { readonly how: 'none' }
  | { readonly how: 'counted'; readonly count: number }
  | { readonly how: 'weight'; readonly unit: 'kg' | 'lb'; readonly amount?: number }
  | { readonly how: 'containers'; readonly litres: number; readonly count: number; readonly fullness: number }
  | { readonly how: 'not-asked' };

export interface ExchangeState {
  readonly returns: ReturnsState;
}

/** The exchange at the counter, all but its picture (panel.tsx). Pure. */
export const exchangeCounter: Omit<CounterPanel<ExchangeState>, 'Panel'> = {
  id: 'exchange',
  order: 10,
  claims: (item) => item.program === 'exchange',
  initial: () => ({ returns: { how: 'none' } }),
  drafts: (input) => [...handout(input), ...returns(input)],
  bulk: (input, { label, people }) =>
    handout(input).map((draft) => ({
      ...draft,
      body: { ...draft.body, bulk: { label }, ...(people > 0 && { people }) },
    })),
  warnings: ({ lines }) =>
    handoutWarnings(lines.map(({ item, quantity }) => ({ item: item.code, quantity }))),
};

const handout = ({ lines, context }: CounterInput<ExchangeState>): readonly Draft[] =>
  lines.length === 0
    ? []
    : [
        {
          kind: handoutKind.kind,
          version: handoutKind.version,
          body: {
            channel: context.channel,
            lines: lines.map(({ item, quantity, lot }) => ({
              item: item.code,
              quantity,
              ...(lot !== undefined && { lot }),
              // An item the organization added says how it counts; shipped ones are in the catalog.
              ...(item.set !== 'none' && { set: item.set }),
              ...(item.parts !== undefined && { parts: [...item.parts] }),
            })),
          },
        },
      ];

const returns = ({ state, context }: CounterInput<ExchangeState>): readonly Draft[] => {
  const factors = context
    .settings(factorKind.kind)
    .map(({ id, hlc, body }) => ({ id, hlc, body: body as FactorBody }));
  const returned = toReturned(state.returns, (unit) => factorFor(unit, factors));
  return returned === undefined
    ? []
    : [{ kind: returnKind.kind, version: returnKind.version, body: { channel: context.channel, returned } }];
};

const toReturned = (
  state: ReturnsState,
  factor: (unit: Factor['unit']) => Factor | undefined,
): Returned | undefined => {
  switch (state.how) {
    case 'none':
      return undefined;
    case 'not-asked':
      return { how: 'not-asked' };
    case 'counted':
      return { how: 'counted', count: state.count };
    case 'weight':
      return state.amount === undefined || state.amount <= 0
        ? undefined
        : returnedByWeight(state.amount, state.unit, factor(state.unit));
    case 'containers':
      return state.litres <= 0
        ? undefined
        : returnedByContainers(
            [{ litres: state.litres, count: state.count, fullness: state.fullness }],
            factor('litre'),
          );
  }
};
