import { effectiveChange } from '#database/projection/families.ts';
import type { Projector } from '#database/projection/projector.ts';
import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import {
  type AcceptedEntry,
  type Entry,
  isTakeback,
  isVoid,
  type KindRegistry,
  type Uuid,
} from '#log/index.ts';
import { liesIn, type Stretch } from '#log/takeback.ts';
import { isUnderstood, loadFamilies } from './families.ts';
import { readTakebacks } from './takebacks.ts';

/** What was looked up about a batch: entries of it that something stored supersedes, and whether any takeback is stored. */
export interface Found {
  readonly lateTargets: readonly Uuid[];
  readonly hasTakebacks: boolean;
}

type Change = Parameters<Projector['apply']>[2];

/**
 * What begins and stops to count, in parts of bounded size. Nearly every batch corrects nothing, takes no device's numbers
 * back and meets no correction that came before its target: then all that is new simply counts.
 */
export async function* changesBy(
  { kinds }: { readonly kinds: KindRegistry },
  tx: Transaction,
  org: Uuid,
  accepted: readonly AcceptedEntry[],
  { lateTargets, hasTakebacks }: Found,
): AsyncGenerator<Change> {
  const incoming = accepted.map(({ entry }) => entry);
  const concerns = hasTakebacks || incoming.some(isTakeback);
  const before = hasTakebacks ? await readTakebacks(tx, org) : [];
  const after = concerns ? await readTakebacks(tx, org, incoming) : [];
  const takebacks = { before, after };
  const late = new Set(lateTargets);
  const superseded = new Set(incoming.flatMap(({ supersedes }) => supersedes ?? []));
  const isTangled = (entry: Entry): boolean =>
    entry.supersedes !== undefined || late.has(entry.id) || superseded.has(entry.id);
  const isTaken = (entry: Entry): boolean => after.some((stretch) => liesIn(stretch, entry));
  const counts = (entry: Entry): boolean => isUnderstood(kinds, entry);
  const countingOf = ({ remove, add }: Change): Change => ({
    remove: remove.filter(counts),
    add: add.filter(counts),
  });

  const plain = accepted
    .filter(({ entry, understood }) => understood && !isVoid(entry) && !isTangled(entry) && !isTaken(entry))
    .map(({ entry }) => entry);
  yield { remove: [], add: plain };
  const tangled = incoming.filter(isTangled);
  const done = new Set<Uuid>();
  const judge = async (seeds: readonly Uuid[]): Promise<Change> => {
    const stored = (await loadFamilies(tx, org, seeds)).filter(({ id }) => !done.has(id));
    const members = new Set([...seeds, ...stored.map(({ id }) => id)]);
    // Each new entry belongs to the families of one part only: those that name it, or that it names.
    const joining = tangled.filter(
      ({ id, supersedes = [] }) =>
        !done.has(id) && (members.has(id) || supersedes.some((target) => members.has(target))),
    );
    for (const { id } of [...stored, ...joining]) done.add(id);
    return countingOf(effectiveChange(stored, joining, takebacks));
  };
  if (tangled.length > 0)
    yield await judge([...new Set(tangled.flatMap(({ id, supersedes }) => [id, ...(supersedes ?? [])]))]);
  for (const stretch of changed(before, after))
    for await (const ids of idsOf(tx, org, stretch)) yield await judge(ids.filter((id) => !done.has(id)));
}

/** Stretches that begin or cease to be taken back. */
const changed = (before: readonly Stretch[], after: readonly Stretch[]): readonly Stretch[] => {
  const lacks = (list: readonly Stretch[], { device, first, last }: Stretch): boolean =>
    !list.some((other) => other.device === device && other.first === first && other.last === last);
  return [
    ...after.filter((stretch) => lacks(before, stretch)),
    ...before.filter((stretch) => lacks(after, stretch)),
  ];
};

const pageSize = 2_000;

/** Stored entries of a stretch, a page at a time. A device is named in the text alone: all of the log is read. */
async function* idsOf(tx: Transaction, org: Uuid, stretch: Stretch): AsyncGenerator<readonly Uuid[]> {
  const named = `"device":"${stretch.device}"`;
  for (let after = 0; ; ) {
    const rows = await tx.rows<{ seq: number; text: string }>(sql`
      select seq, text from entry where org_id = ${org} and seq > ${after} and strpos(text, ${named}) > 0
      order by seq limit ${pageSize}`);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows
      .map(({ text }) => JSON.parse(text) as Entry)
      .filter((entry) => liesIn(stretch, entry))
      .map(({ id }) => id);
    after = last.seq;
  }
}
