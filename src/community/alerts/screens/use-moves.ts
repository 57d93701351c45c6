import { useMemo } from 'preact/hooks';
import { choiceKind } from '#catalog/entries.ts';
import type { ListName } from '#catalog/list-names.ts';
import { rightsOf } from '#contract/rights.ts';
import { useToast } from '#kit/components/toast.tsx';
import { useEntries, useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import type { Entry, JsonObject } from '#log/index.ts';
import { useVisitParts } from '#visits/screens/panels.tsx';
import { type Both, bothOf } from '../rules/effects.ts';
import type { Alert } from '../rules/life.ts';
import { type Move, moves, type State } from '../rules/moves.ts';

export interface Moves {
  /** Saves a move; undefined when it could not be, which was said. */
  readonly make: (
    kind: { readonly kind: string; readonly version: number },
    body: JsonObject,
    said?: string,
  ) => Promise<Entry | undefined>;
  /** Whether a move leads anywhere from this state, and this worker may make it. */
  readonly can: (move: Move, state: State) => boolean;
}

/** How this worker moves alerts. */
export const useMoves = (): Moves => {
  const { t } = useWords();
  const { place, recorder } = useLog();
  const toast = useToast();
  const rights = rightsOf(place.role, place.isBound);
  return {
    make: async ({ kind, version }, body, said) => {
      const saved = await recorder.record([{ kind, version, body }], 'none');
      if (!saved.ok) {
        toast({ text: t(`log.error.${saved.error.code}`), icon: 'warning' });
        return undefined;
      }
      toast({ text: said ?? t('alerts.saved'), icon: 'saved' });
      return saved.value[0];
    },
    can: (move, state) => moves[move].leads[state] !== undefined && rights.has(moves[move].right),
  };
};

/** What a code of a list is called, in both languages; the code where nobody knows it. */
export const useBoth = (): ((list: ListName, code: string) => Both) => {
  const { resolveList } = useVisitParts();
  const choices = useEntries(choiceKind);
  return useMemo(
    () => (list, code) => {
      const found = resolveList?.(list, choices).find(({ choice }) => choice.code === code);
      return bothOf(found?.choice.label ?? { en: code });
    },
    [resolveList, choices],
  );
};

/** The alert that an address names. */
export const alertOf = (alerts: readonly Alert[], id: string | undefined): Alert | undefined =>
  alerts.find((alert) => alert.id === id);
