import type { Draft, LogView } from '#kit/recorder.ts';
import { kindRegistry } from '#programs/kinds.ts';
import { stockEffectOfAll } from '#server/programs.ts';
import { closingDrafts, settle, toSettle } from '#stock/count/closing.ts';
import { standingOf } from '#stock/count/standing.ts';
import { arriveKind, transferKind } from '#stock/entries.ts';
import { lotsOf } from '#stock/lots.ts';
import { requestsOf, type SupplyRequest } from '#stock/requests.ts';
import { countsAsIn, shipmentsOf } from '#stock/shipments.ts';

const kinds = kindRegistry.all.map(({ kind }) => kind);

/** How the counts of a site stand on a phone, and what closing them would write, as its counting screen has it. */
export const countingIn = (view: LogView, site: string, now: number) => {
  const entries = view.effective({ kinds });
  const effects = entries.flatMap((entry) => stockEffectOfAll(entry) ?? []);
  const standing = standingOf(site, entries, effects, now);
  const lots = entries.flatMap(lotsOf);
  return {
    standing,
    /** `pick`: which of two ways somebody takes, at each step. */
    closing: (pick: () => boolean): readonly Draft[] => {
      const decided = toSettle(site, standing, effects).map((count) => ({
        count,
        settled: pick()
          ? settle(site, count, { taken: count.usual, fromCounted: pick() }, effects, lots)
          : undefined,
        ...(pick() && { reason: pick() ? 'missing' : 'damaged' }),
      }));
      return closingDrafts(site, standing, decided) as readonly Draft[];
    },
  };
};

/** Requests and what came of them, as the stock screen shows them. */
export const requestsIn = (view: LogView): readonly SupplyRequest[] => {
  const countsAs = countsAsIn(view);
  const sent = view.effective({ kinds: [transferKind.kind, arriveKind.kind] });
  return requestsOf(view.effective({ kinds }), shipmentsOf(sent, countsAs), countsAs);
};
