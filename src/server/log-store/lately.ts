import { type Sql, sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import { addDays } from '#log/calendar.ts';
import {
  type Entry,
  familiesOf,
  type LocalDate,
  type PullResponse,
  rulingKinds,
  type Uuid,
} from '#log/index.ts';
import { momentKinds } from '#stock/fade.ts';
import type { PageQuery } from '../intake/ports.ts';
import { familyFrom } from './families.ts';

/** What a page reads, each condition worked out. `within` is empty or begins with `and`. */
export interface PageAsked {
  readonly org: Uuid;
  readonly until: number;
  readonly query: PageQuery;
  readonly lately: readonly string[];
  readonly within: Sql;
}

export interface PageRows {
  readonly rows: readonly { readonly seq: number; readonly text: string }[];
  /** Where the page ends; undefined where all up to `until` was read. */
  readonly last: number | undefined;
}

/**
 * A page of the last days (`lately` in log/kind.ts): of those kinds what counts from `since` on, and of all others everything. What is
 * of a person stays whatever its age, until that is dropped: whoever changes what the person agreed to must see all of it. A family of
 * corrections goes whole or not at all, also its members that came to the log long before: half of one would count otherwise. One that
 * was corrected twice stays: a person is asked, and whoever was asked must hear what was answered.
 */
export const readLately = async (
  tx: Transaction,
  { org, until, query, lately, within }: PageAsked,
  since: LocalDate,
): Promise<PageRows> => {
  const stays = sql`(kind <> all(${lately}::text[]) or subject is not null or occurred_on >= ${since}::date)`;
  const found = await tx.rows<Row & { readonly joined: boolean }>(sql`
    select seq, id, text, stays, joined from (
      select seq, id, text, ${stays} as stays, exists (select 1 from supersession s where s.org_id = ${org} and s.target = entry.id)
          or exists (select 1 from supersession s where s.org_id = ${org} and s.by_id = entry.id) as joined
      from entry where org_id = ${org} and seq > ${query.after} and seq <= ${until} ${within}) as page
    where stays or joined order by seq limit ${query.limit}`);
  const joined = found.filter((row) => row.joined).map(({ id }) => id);
  const members =
    joined.length === 0
      ? []
      : await tx.rows<Row>(sql`
          ${familyFrom(org, sql`select unnest(${joined}::uuid[])`)}
          select entry.seq, entry.id, entry.text, entry.stays from family cross join lateral (
            select seq, id, text, ${stays} as stays from entry
            where org_id = ${org} and id = family.id and seq <= ${until} ${within} limit 1) entry`);
  const byId = new Map(members.map((row) => [row.id, row]));
  const whole = familiesOf(members.map(({ text }) => JSON.parse(text) as Entry)).flatMap((family) =>
    wasForked(family) || family.some(({ id, kind }) => lately.includes(kind) && byId.get(id)?.stays === true)
      ? family.flatMap(({ id }) => byId.get(id) ?? [])
      : [],
  );
  const sent = new Map([...found.filter((row) => row.stays), ...whole].map((row) => [row.id, row]));
  return {
    rows: [...sent.values()].toSorted((a, b) => a.seq - b.seq),
    last: found.length === query.limit ? found.at(-1)?.seq : undefined,
  };
};

/** Whether two of them ever stood beside each other, whatever became of it. */
const wasForked = (family: readonly Entry[]): boolean => {
  const targets = family.flatMap(({ supersedes = [] }) => supersedes);
  return (
    new Set(targets).size < targets.length || family.some(({ supersedes = [] }) => supersedes.length > 1)
  );
};

interface Row {
  readonly seq: number;
  readonly id: Uuid;
  readonly text: string;
  readonly stays: boolean;
}

/**
 * Whether what was reckoned of the days before `since`, as of a place, still holds: nothing came after that place that is of such a day, puts
 * something of such a day right, or rules over devices' numbers. Says too often that it has moved, and never too seldom.
 */
export const readStanding = async (
  tx: Transaction,
  org: Uuid,
  place: number,
  since: LocalDate,
): Promise<NonNullable<PullResponse['checkpoint']>> => {
  const row = await tx.first(sql`
    select 1 from entry
    where org_id = ${org} and seq > ${place} and (occurred_on < ${since}::date or kind = any(${rulingKinds}::text[])
      or (kind = any(${momentKinds}::text[]) and occurred_on <= ${addDays(since, 1)}::date)
      or exists (select 1 from supersession s
        left join entry target on target.org_id = s.org_id and target.id = s.target
        left join supersession before on before.org_id = s.org_id and before.by_id = s.target
        where s.org_id = ${org} and s.by_id = entry.id and (target.id is null or before.by_id is not null
          or target.occurred_on < ${since}::date or target.kind = any(${rulingKinds}::text[]))))
    limit 1`);
  return row === undefined ? 'stands' : 'moved';
};
