import type { Uuid } from '#log/index.ts';
import type { LocalRecord } from '../ports.ts';
import type { JournalMemory } from './memory.ts';
import type { Change } from './ports.ts';

/** A journal written anew: one piece instead of many, and what a start does not need in pieces of the rest. */
export interface Folding {
  readonly change: Change;
  readonly drop: readonly number[];
  readonly rest: readonly (readonly [number: number, records: readonly LocalRecord[]])[];
}

/** Records in one piece of the rest. */
const inOnePiece = 1_000;
/** Pieces of the rest are numbered after the fold that wrote them; no fold writes so many. */
const perFold = 4_096;

/**
 * What a start needs (`Meta.first`, and what is not proven) stays in the journal; all else goes to the rest. Of the rest only those
 * pieces are written anew in which something is outdated, and small ones, so that what was erased or let go is on the disk no more.
 * Only where all is here and it is known where it lies.
 */
export const planFold = (memory: JournalMemory, number: number): Folding => {
  const { places, meta } = memory;
  const first = new Set<Uuid>(meta.first);
  const isHot = ({ entry, delivery }: LocalRecord): boolean => delivery !== 'proven' || first.has(entry.id);
  const drop = new Set(places.outdated);
  const sizes = new Map<number, number>();
  for (const [id, piece] of places.of) {
    sizes.set(piece, (sizes.get(piece) ?? 0) + 1);
    if (first.has(id)) drop.add(piece);
  }
  const put: LocalRecord[] = [];
  const cold: LocalRecord[] = [];
  for (const record of memory.all()) {
    if (isHot(record)) put.push(record);
    else if (!places.of.has(record.entry.id)) cold.push(record);
  }
  if (cold.length > 0) for (const [piece, size] of sizes) if (size * 2 < inOnePiece) drop.add(piece);
  for (const [id, piece] of places.of) {
    const record = memory.get(id);
    if (drop.has(piece) && record !== undefined && !isHot(record)) cold.push(record);
  }
  const rest = Array.from(
    { length: Math.ceil(cold.length / inOnePiece) },
    (_, index) =>
      [number * perFold + index, cold.slice(index * inOnePiece, (index + 1) * inOnePiece)] as const,
  );
  return {
    change: { put, gone: [], meta, folded: { rest: memory.count() - put.length } },
    drop: [...drop],
    rest,
  };
};
