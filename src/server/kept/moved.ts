import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import type { KindRegistry, LocalDate, Uuid } from '#log/index.ts';
import type { Kept } from '#report/server/kept/read.ts';
import { readRulings } from '../log-store/rulings.ts';

/** Why figures of some days are not what they were: what came into the log after them and touches these days. */
export interface Moved {
  readonly visits: number;
  readonly others: number;
  readonly corrected: number;
  readonly takenBack: number;
  readonly ruled: number;
  readonly redated: number;
  readonly erased: number;
  readonly settings: number;
  readonly faded: boolean;
}

/** Told by places in the log, never by a clock: an export that was taken in anew has the same order. */
export const readMoved = async (
  tx: Transaction,
  org: Uuid,
  kinds: KindRegistry,
  { from, to, site, after, fadedBefore }: Pick<Kept, 'from' | 'to' | 'site' | 'after' | 'fadedBefore'>,
): Promise<Moved> => {
  const settings = kinds.all
    .filter(({ everywhere, right, kind }) => everywhere && right === 'arrange' && !kind.startsWith('log.'))
    .map(({ kind }) => kind);
  const since = await placeOf(tx, org, after);
  // What came later and is out again moved nothing.
  const { takebacks: out } = await readRulings(tx, org);
  const atSite = site === null ? sql`true` : sql`e.site = ${site}`;
  const inDays = sql`e.org_id = ${org} and e.occurred_on between ${from}::date and ${to}::date and ${atSite}`;
  const late = await tx.first<{ visits: number; others: number }>(sql`
    select count(distinct visit)::int as visits, count(*) filter (where visit is null)::int as others
    from (select e.text::json ->> 'visit' as visit from entry e
      where ${inDays} and e.seq > ${since} and e.understood and e.aside is null
        and split_part(e.kind, '.', 1) not in ('log', 'report', 'catalog') and e.kind <> all(${settings}::text[])
        and not exists (select 1 from supersession s where s.org_id = ${org} and s.by_id = e.id)
        and not exists (select 1 from supersession s join entry b on b.org_id = ${org} and b.id = s.by_id
          where s.org_id = ${org} and s.target = e.id and b.kind = 'log.void')
        and not exists (select 1 from unnest(${out.map(({ device }) => device)}::text[],
            ${out.map(({ first }) => first)}::bigint[], ${out.map(({ last }) => last)}::bigint[]) as back (device, first, last)
          where e.text::json ->> 'device' = back.device
            and (e.text::json ->> 'deviceSeq')::bigint between back.first and back.last)) as came`);
  // Of what was there before: put right, or taken back. A correction may also bring an entry into these days.
  const changed = await tx.first<{ corrected: number; taken: number }>(sql`
    select count(distinct target) filter (where not is_void)::int as corrected,
      count(distinct target) filter (where is_void)::int as taken
    from (
      select s.target, b.kind = 'log.void' as is_void from entry e
        join supersession s on s.org_id = ${org} and s.target = e.id
        join entry b on b.org_id = ${org} and b.id = s.by_id
      where ${inDays} and e.seq <= ${since} and b.seq > ${since} and split_part(e.kind, '.', 1) not in ('log', 'report')
      union all
      select s.target, false from entry e
        join supersession s on s.org_id = ${org} and s.by_id = e.id
        join entry t on t.org_id = ${org} and t.id = s.target
      where ${inDays} and e.seq > ${since} and t.seq <= ${since} and e.kind <> 'log.void'
        and t.occurred_on not between ${from}::date and ${to}::date
        and split_part(e.kind, '.', 1) not in ('log', 'report')) as change`);
  const words = await tx.first<{ erased: number; settings: number; faded: boolean }>(sql`
    select count(*) filter (where kind = 'log.erase')::int as erased,
      count(*) filter (where kind = any(${settings}::text[]))::int as settings,
      exists (select 1 from entry e where ${inDays} and e.blurred
        and (${fadedBefore}::date is null or e.occurred_on >= ${fadedBefore}::date)) as faded
    from entry where org_id = ${org} and seq > ${since}`);
  return {
    visits: late?.visits ?? 0,
    others: late?.others ?? 0,
    corrected: changed?.corrected ?? 0,
    takenBack: changed?.taken ?? 0,
    ...(await ruledSince(tx, org, { from, to, site, since })),
    erased: words?.erased ?? 0,
    settings: words?.settings ?? 0,
    faded: words?.faded ?? false,
  };
};

/** The place of an entry in this log; 0 before all of it. */
const placeOf = async (tx: Transaction, org: Uuid, id: Uuid | null): Promise<number> =>
  id === null
    ? 0
    : ((await tx.first<{ seq: number }>(sql`select seq from entry where org_id = ${org} and id = ${id}`))
        ?.seq ?? 0);

/**
 * Entries of before that a word on a device's numbers took out or brought in, or moved to other days. They are told by the device that
 * is named in their text: all of the log is read, where such a word was said at all.
 */
const ruledSince = async (
  tx: Transaction,
  org: Uuid,
  { from, to, site, since }: { from: LocalDate; to: LocalDate; site: Uuid | null; since: number },
): Promise<Pick<Moved, 'ruled' | 'redated'>> => {
  const found = await tx.rows<{ kind: string; entries: number }>(sql`
    with word as (
      select w.kind, w.text::json -> 'body' as body from entry w where w.org_id = ${org} and w.seq > ${since}
        and w.kind in ('log.takeback', 'log.redate')
      union all
      select t.kind, t.text::json -> 'body' as body from entry w
        join supersession s on s.org_id = ${org} and s.by_id = w.id
        join entry t on t.org_id = ${org} and t.id = s.target
      where w.org_id = ${org} and w.seq > ${since} and w.kind = 'log.void' and t.kind = 'log.takeback')
    select kind, count(distinct id)::int as entries from (
      select word.kind, e.id from word
        join entry e on e.org_id = ${org} and e.seq <= ${since}
          and strpos(e.text, '"device":"' || (word.body ->> 'device') || '"') > 0
      where e.text::json ->> 'device' = word.body ->> 'device'
        and (e.text::json ->> 'deviceSeq')::bigint between (word.body ->> 'first')::bigint and (word.body ->> 'last')::bigint
        and (e.occurred_on between ${from}::date and ${to}::date
          or left(e.text::json ->> 'occurredAt', 10) between ${from} and ${to})
        and split_part(e.kind, '.', 1) <> 'log' and ${site === null ? sql`true` : sql`e.site = ${site}`}) as named
    group by kind`);
  const of = (kind: string): number => found.find((one) => one.kind === kind)?.entries ?? 0;
  return { ruled: of('log.takeback'), redated: of('log.redate') };
};
