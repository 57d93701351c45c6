import { ratherNotSay } from '#catalog/choice.ts';
import type { Draft } from '#kit/recorder.ts';
import type { CounterInput, CounterPanel } from '#visits/screens/counter/counter.ts';
import { handoutKind, trainingKind } from '../entries.ts';
import { naloxoneWarnings } from '../rules.ts';

export interface NaloxoneState {
  /** Code of the list `refill-reason`, or "rather not say". */
  readonly reason?: string;
  /** Code of the list `kit-source`, or "rather not say". */
  readonly previousKit?: string;
  readonly trained: number;
  /** People it was used on since last time, or "rather not say"; left out: not asked. */
  readonly usedOn?: number | typeof ratherNotSay | undefined;
  /** Lot handed out, by item, as the worker says. */
  readonly lots?: Readonly<Record<string, string>>;
}

/** Naloxone at the counter, all but its picture (panel.tsx). Pure. */
export const naloxoneCounter: Omit<CounterPanel<NaloxoneState>, 'Panel'> = {
  id: 'naloxone',
  order: 20,
  claims: (item) => item.program === 'naloxone',
  initial: () => ({ trained: 0 }),
  bulk: (input, { label }) => {
    const draft = handout(input);
    return [{ ...draft, body: { ...draft.body, bulk: { label } } }];
  },
  drafts: (input) => (input.lines.length > 0 ? [handout(input)] : training(input)),
  warnings: ({ lines }) =>
    naloxoneWarnings(lines.map(({ item, quantity }) => ({ item: item.code, quantity }))),
};

const handout = ({ lines, state, context }: CounterInput<NaloxoneState>): Draft => {
  const declined = (['reason', 'previousKit', 'usedOn'] as const).filter(
    (question) => state[question] === ratherNotSay,
  );
  const answer = (question: 'reason' | 'previousKit') =>
    state[question] === undefined || state[question] === ratherNotSay ? {} : { [question]: state[question] };
  return {
    kind: handoutKind.kind,
    version: handoutKind.version,
    body: {
      channel: context.channel,
      lines: lines.map(({ item, quantity, lot }) => ({
        item: item.code,
        quantity,
        ...lotOf(state.lots?.[item.code] ?? lot),
        ...(item.dosesPerUnit > 0 && { dosesPerUnit: item.dosesPerUnit }),
        ...(item.product !== undefined && { product: item.product }),
        ...(item.parts !== undefined && { parts: [...item.parts] }),
      })),
      ...answer('reason'),
      ...answer('previousKit'),
      ...(state.trained > 0 && { trained: state.trained }),
      ...(typeof state.usedOn === 'number' && { usedOn: state.usedOn }),
      ...(declined.length > 0 && { declined }),
    },
  };
};

const lotOf = (lot: string | undefined) => (lot === undefined || lot === '' ? {} : { lot });

/** People trained who took no kit. */
const training = ({ state, context }: CounterInput<NaloxoneState>): readonly Draft[] =>
  state.trained === 0
    ? []
    : [
        {
          kind: trainingKind.kind,
          version: trainingKind.version,
          body: { channel: context.channel, people: state.trained },
        },
      ];
