import { toCode } from '#catalog/to-code.ts';
import type { Draft } from '#kit/recorder.ts';
import type { LocalTime } from '#log/index.ts';
import { type AnyCounterPanel, type CounterContext, type CounterLine, inputOf } from './counter.ts';

/** What a kiosk or a partner handed out at once. It is no visit: nobody knows the people. */
export interface Bulk {
  readonly context: CounterContext;
  /** Which machine or partner, as the worker types it. */
  readonly label: string;
  /** People the partner says it supplied; 0 when it says nothing. */
  readonly people: number;
  readonly lines: readonly CounterLine[];
  readonly occurredAt?: LocalTime;
}

/** The hand-outs of all programs for these lines, each made by the program that claims them. Pure. */
export const composeBulk = (panels: readonly AnyCounterPanel[], bulk: Bulk): readonly Draft[] => {
  const mark = { label: toCode(bulk.label, 'unnamed'), people: bulk.people };
  const chosen = { states: {}, visit: {}, context: bulk.context };
  return panels
    .map((panel) => ({ panel, input: inputOf(panel, panels, bulk.lines, chosen) }))
    .filter(({ input }) => input.lines.length > 0)
    .flatMap(({ panel, input }) => panel.bulk?.(input, mark) ?? [])
    .map((draft) => ({ ...draft, ...(bulk.occurredAt !== undefined && { occurredAt: bulk.occurredAt }) }));
};
