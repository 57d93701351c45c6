import { type Failure, ok, type Result, type Uuid } from '#log/index.ts';
import type { PieceCipher } from '#vault/store-key.ts';
import type { Change, Numbered } from '../../store/journal/ports.ts';
import type { HalfTypedWork, LocalRecord, LocalStore, StoreTransaction } from '../../store/ports.ts';

/** What lies aside, as far as it opens here. */
export interface OpenAside {
  readonly id: Uuid;
  readonly cipher: Pick<PieceCipher, 'open'>;
  readonly journal: () => Promise<Result<readonly Numbered[], Failure>>;
  readonly rest: () => Promise<Result<readonly Numbered[], Failure>>;
  /** 'more' where something was written after this piece. */
  readonly drop: (last: number) => Promise<Result<'gone' | 'more', Failure>>;
}

/**
 * What was written while the device was locked comes into the log: first all of it, in one write, then it goes from where it lay.
 * Killed in between, nothing is taken in twice: the log says how far it has each.
 */
export const takeIn = async (
  log: LocalStore,
  aside: OpenAside,
  /** All that lie aside now: of others nothing need be known any more. */
  present: readonly Uuid[],
): Promise<Result<void, Failure>> => {
  for (;;) {
    const found = await readAside(aside);
    if (!found.ok) return found;
    const { records, halfTyped, last } = found.value;
    const written = await log.write(async (tx) => {
      const taken = (await tx.meta('takenIn')) ?? {};
      const before = taken[aside.id] ?? 0;
      const cursor = (await tx.meta('cursor')) ?? 0;
      for (const { at, record } of records) if (at > before) await putTaken(tx, cursor, record);
      if (halfTyped.at > before)
        await tx.setMeta('halfTyped', [...((await tx.meta('halfTyped')) ?? []), ...halfTyped.works]);
      const known = Object.entries(taken).filter(([id]) => present.includes(id));
      await tx.setMeta('takenIn', { ...Object.fromEntries(known), [aside.id]: last });
    });
    if (!written.ok) return written;
    const dropped = await aside.drop(last);
    if (!dropped.ok) return dropped;
    if (dropped.value === 'gone') return ok(undefined);
  }
};

/**
 * What was sent may be here already: another page read it, and what it read may be all that an erasure left of it. That stays. What the
 * log has not read up to it cannot have, and nobody need look for it.
 */
const putTaken = async (tx: StoreTransaction, cursor: number, record: LocalRecord): Promise<void> => {
  const mayBeHere = record.delivery !== 'waiting' && (record.seq ?? 0) <= cursor;
  const here = mayBeHere ? await tx.get(record.entry.id) : undefined;
  await tx.put(here === undefined ? record : { ...here, own: true });
};

interface Found {
  /** Each with the piece that said it last. */
  readonly records: readonly { readonly at: number; readonly record: LocalRecord }[];
  readonly halfTyped: { readonly at: number; readonly works: readonly HalfTypedWork[] };
  readonly last: number;
}

/** A piece that does not open says nothing: the others do. */
const readAside = async ({ id, cipher, journal, rest }: OpenAside): Promise<Result<Found, Failure>> => {
  const [pieces, apart] = [await journal(), await rest()];
  if (!pieces.ok) return pieces;
  if (!apart.ok) return apart;
  const records = new Map<Uuid, { readonly at: number; readonly record: LocalRecord }>();
  let halfTyped: Found['halfTyped'] = { at: 0, works: [] };
  // What lies apart was in a piece before: once any was taken in, so was that.
  for (const [number, bytes] of apart.value) {
    const plain = await cipher.open(bytes, { store: id, sort: 'rest', number });
    for (const record of (plain ?? []) as readonly LocalRecord[])
      records.set(record.entry.id, { at: 1, record: asUnproven(record) });
  }
  for (const [number, bytes] of pieces.value) {
    const change = (await cipher.open(bytes, { store: id, sort: 'journal', number })) as Change | undefined;
    for (const record of change?.put ?? [])
      records.set(record.entry.id, { at: number, record: asUnproven(record) });
    for (const gone of change?.gone ?? []) records.delete(gone);
    const works = change?.meta.halfTyped;
    if (works !== undefined) halfTyped = { at: number, works };
  }
  return ok({ records: [...records.values()], halfTyped, last: pieces.value.at(-1)?.[0] ?? 0 });
};

/** What was proven is proven once more: so the log learns what its next start needs. */
const asUnproven = ({ provenAt: _provenAt, ...record }: LocalRecord): LocalRecord =>
  record.delivery === 'proven' ? { ...record, delivery: 'sent' } : record;
