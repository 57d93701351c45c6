import type { ItemGroup } from '#catalog/item.ts';
import { createKindRegistry, type KindRegistry } from '#log/index.ts';
import { commonKinds } from '#programs/common-kinds.ts';
import { itemsOf } from '#programs/own-items.ts';
import type { Program } from '#programs/program.ts';
import { combineEffects } from '#stock/combine.ts';
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

/** What is fetched like a program: one, or the stock room, which has kinds and moves of its own and hands nothing out. */
export interface KnownRoom extends Pick<Program, 'name' | 'kinds'> {
  readonly supplies?: Partial<NonNullable<Program['supplies']>>;
}

/**
 * `names`: every program of this build, in the order of the list, and what is fetched as programs are. `load` fetches what one
 * exports.
 */
export const createKnownPrograms = (
  names: readonly string[],
  load: (name: string) => Promise<Readonly<Record<string, KnownRoom>>>,
): KnownPrograms => {
  let known: readonly KnownRoom[] = [];
  // One object for good: whoever was given it finds what came since.
  const registry = createKindRegistry(commonKinds);
  const listeners = new Set<() => void>();

  const take = (program: KnownRoom): void => {
    if (known.includes(program)) return;
    // In the order of the list, whichever came first.
    known = [...known, program].sort((a, b) => names.indexOf(a.name) - names.indexOf(b.name));
    Object.assign(registry, createKindRegistry([...commonKinds, ...known.flatMap(({ kinds }) => kinds)]));
    sources = sourcesOf(known, take);
    for (const listener of [...listeners]) listener();
  };
  let sources = sourcesOf(known, take);
  const bring = async (wanted: readonly string[]): Promise<void> => {
    const ours = wanted.filter((name) => names.includes(name));
    await Promise.all(
      ours.map(async (name) => {
        for (const one of Object.values(await load(name))) if (one.name === name) take(one);
      }),
    );
  };
  return {
    kinds: registry,
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

/** What is on shelves and what moves it, as far as these say. */
const sourcesOf = (rooms: readonly KnownRoom[], learn: StockSources['learn']): StockSources => ({
  learn,
  items: itemsOf(rooms),
  kinds: rooms.flatMap(({ supplies }) => [supplies?.handOut ?? [], supplies?.moves ?? []].flat()),
  effectOf: combineEffects(rooms.flatMap(({ supplies }) => supplies?.effect ?? [])),
});
