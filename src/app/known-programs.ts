import type { ItemGroup } from '#catalog/item.ts';
import { createKindRegistry, type KindRegistry } from '#log/index.ts';
import { commonKinds } from '#programs/common-kinds.ts';
import { itemsOf } from '#programs/own-items.ts';
import type { Program } from '#programs/program.ts';
import { combineEffects, stockEffect } from '#stock/effects.ts';
import { stockKinds } from '#stock/entries.ts';
import type { StockSources } from '#stock/screens/sources.tsx';

/**
 * What this page can read: the kinds of every organization, and those of the programs that came. Those that the organization
 * runs come with their screens; of any other program what it records and does to stock comes when the first entry of it is met, so
 * that a hand-out of a program that a phone does not show still moves its shelf, and one that nobody met costs nothing.
 */
export interface KnownPrograms {
  readonly kinds: KindRegistry;
  /** The same until a program comes. */
  readonly sources: () => StockSources;
  readonly subscribe: (listener: () => void) => () => void;
  /** Brings programs by name; rejects with a TypeError when one could not be fetched. */
  readonly bring: (names: readonly string[]) => Promise<void>;
  /** Brings what reads these kinds; undefined where nothing has to come. */
  readonly bringKinds: (kinds: Iterable<string>) => Promise<void> | undefined;
  /** The program that records what an organization adds to this group; of any other group it is the first of the list. */
  readonly ofGroup: (group: ItemGroup) => string | undefined;
}

/** `names`: every program of this build, in the order of the list. `load` fetches what a program exports. */
export const createKnownPrograms = (
  names: readonly string[],
  load: (name: string) => Promise<Readonly<Record<string, Program>>>,
): KnownPrograms => {
  let known: readonly Program[] = [];
  let registry = createKindRegistry(commonKinds);
  let sources = sourcesOf(known);
  const listeners = new Set<() => void>();

  const take = (program: Program): void => {
    if (known.includes(program)) return;
    // In the order of the list, whichever came first.
    known = [...known, program].sort((a, b) => names.indexOf(a.name) - names.indexOf(b.name));
    registry = createKindRegistry([...commonKinds, ...known.flatMap(({ kinds }) => kinds)]);
    sources = sourcesOf(known);
    for (const listener of [...listeners]) listener();
  };
  const bring = async (wanted: readonly string[]): Promise<void> => {
    const ours = wanted.filter((name) => names.includes(name));
    await Promise.all(
      ours.map(async (name) => {
        for (const one of Object.values(await load(name))) if (one.name === name) take(one);
      }),
    );
  };
  return {
    kinds: {
      get all() {
        return registry.all;
      },
      find: (kind) => registry.find(kind),
    },
    sources: () => sources,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    bring,
    bringKinds: (kinds) => {
      const wanted = new Set([...kinds].map((kind) => kind.split('.')[0] ?? ''));
      const missing = names.filter((name) => wanted.has(name) && !known.some((one) => one.name === name));
      return missing.length === 0 ? undefined : bring(missing);
    },
    ofGroup: (group) => known.find(({ supplies }) => supplies?.groups?.includes(group))?.name ?? names[0],
  };
};

/** What is on shelves and what moves it, as far as these programs say. */
const sourcesOf = (programs: readonly Program[]): StockSources => {
  const supplies = programs.flatMap((program) => program.supplies ?? []);
  return {
    items: itemsOf(programs),
    kinds: [
      ...stockKinds.map(({ kind }) => kind),
      ...supplies.flatMap(({ handOut, moves = [] }) => [handOut, ...moves]),
    ],
    effectOf: combineEffects([...supplies.map(({ effect }) => effect), stockEffect]),
  };
};
