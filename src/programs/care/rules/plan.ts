import { planKind, type reachWays, stopKind, type tries, tryKind } from '../entries.ts';
import type { Recorded } from './recorded.ts';

export type ReachWay = (typeof reachWays)[number];

/** What a person agreed to be asked, and what came of it. */
export interface Plan {
  readonly id: string;
  /** The entry with its sealed words. */
  readonly entry: string;
  readonly ways: readonly ReachWay[];
  /** The day on which it is a task for us; undefined: nothing is to be done. */
  readonly next: string | undefined;
  readonly isStopped: boolean;
  readonly tried: readonly {
    readonly way: ReachWay;
    readonly came: (typeof tries)[number];
    readonly ms: number;
  }[];
}

/** The latest plan of these entries, which stand in their order; a stop holds whatever comes with it or after it. */
export const foldPlan = (own: readonly Recorded[]): Plan | undefined => {
  const agreed = own.findLast(({ kind }) => kind === planKind.kind);
  if (agreed === undefined) return undefined;
  const { plan: id, ways, next } = agreed.body as { plan: string; ways: readonly ReachWay[]; next: string };
  const of = own.filter(({ body }) => body['plan'] === id);
  const isStopped = of.some(({ kind }) => kind === stopKind.kind);
  const tried = of.filter(({ kind }) => kind === tryKind.kind);
  const last = tried.at(-1);
  const after = last === undefined ? next : (last.body['next'] as string | undefined);
  return {
    id,
    entry: agreed.id,
    ways,
    next: isStopped ? undefined : after,
    isStopped,
    tried: tried.map(({ body, ms }) => ({
      ...(body as { way: ReachWay; came: (typeof tries)[number] }),
      ms,
    })),
  };
};
