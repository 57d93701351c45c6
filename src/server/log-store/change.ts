import { effectiveChange } from '#database/projection/families.ts';
import type { Projector } from '#database/projection/projector.ts';
import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import { isRuled, noRulings, type Rulings, ruledOtherwise, rulingOver, timeBy } from '#log/clock.ts';
import {
  type AcceptedEntry,
  type Entry,
  familiesOf,
  isRuling,
  isVoid,
  type KindRegistry,
  type LocalDate,
  timeToDate,
  type Uuid,
} from '#log/index.ts';
import { liesIn, type Stretch } from '#log/takeback.ts';
import { countingKinds } from '#stock/fade.ts';
import { isUnderstood, loadFamilies } from './families.ts';
import { readRulings } from './rulings.ts';

/** What was looked up about a batch: entries of it that something stored supersedes, and whether any ruling is stored. */
export interface Found {
  readonly lateTargets: readonly Uuid[];
  readonly hasRulings: boolean;
}

type Change = Parameters<Projector['apply']>[2] & { readonly days?: readonly Redated[] };

/** The day on which an entry counts, of those that a word on a clock may concern. */
export interface Redated {
  readonly id: Uuid;
  readonly day: LocalDate;
}

/**
 * What begins and stops to count, in parts of bounded size. Nearly every batch corrects nothing, takes no device's numbers
 * back and meets no correction that came before its target: then all that is new simply counts.
 */
export async function* changesBy(
  { kinds }: { readonly kinds: KindRegistry },
  tx: Transaction,
  org: Uuid,
  accepted: readonly AcceptedEntry[],
  { lateTargets, hasRulings }: Found,
): AsyncGenerator<Change> {
  const incoming = accepted.map(({ entry }) => entry);
  const concerns = hasRulings || incoming.some(isRuling);
  const before = hasRulings ? await readRulings(tx, org) : noRulings;
  const after = concerns ? await readRulings(tx, org, incoming) : noRulings;
  const rulings = { before, after, waiting: countingKinds };
  const late = new Set(lateTargets);
  const superseded = new Set(incoming.flatMap(({ supersedes }) => supersedes ?? []));
  const isTangled = (entry: Entry): boolean =>
    entry.supersedes !== undefined ||
    late.has(entry.id) ||
    superseded.has(entry.id) ||
    (concerns && isRuled(after, entry));
  const counts = (entry: Entry): boolean => isUnderstood(kinds, entry);
  const countingOf = ({ remove, add }: Change): Change => ({
    remove: remove.filter(counts),
    add: add.filter(counts),
  });

  const plain = accepted
    .filter(({ entry, understood }) => understood && !isVoid(entry) && !isTangled(entry))
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
    const days =
      before.clocks.length + after.clocks.length === 0
        ? []
        : familiesOf([...stored, ...joining]).flatMap((family) =>
            family.map((entry): Redated => ({ id: entry.id, day: countedDay(entry, family, after.clocks) })),
          );
    return { ...countingOf(effectiveChange(stored, joining, rulings)), days };
  };
  if (tangled.length > 0)
    yield await judge([...new Set(tangled.flatMap(({ id, supersedes }) => [id, ...(supersedes ?? [])]))]);
  for (const stretch of ruledOtherwise(before, after)) {
    // What the server says of a clock comes with all that it is about.
    const here = incoming.filter((entry) => liesIn(stretch, entry)).length;
    if (here === stretch.last - stretch.first + 1) continue;
    for await (const ids of idsOf(tx, org, stretch)) yield await judge(ids.filter((id) => !done.has(id)));
  }
}

const countedDay = (entry: Entry, family: readonly Entry[], clocks: Rulings['clocks']): LocalDate => {
  const ruling = rulingOver(entry, family, clocks);
  return timeToDate(ruling === undefined ? entry.occurredAt : timeBy(ruling, entry.occurredAt));
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
