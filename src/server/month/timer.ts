import { resolveItems } from '#catalog/choices.ts';
import { byCode } from '#catalog/item.ts';
import { type Lack, type MonthBody, monthKind } from '#community/month/entries.ts';
import { monthsDue } from '#community/month/rules/due.ts';
import { givenOf, type LineOf } from '#community/month/rules/given.ts';
import { readSaidMonths } from '#community/month/tables/read.ts';
import type { Given } from '#community/server.ts';
import { type OrganizationSettings, settingsOr } from '#contract/settings.ts';
import { sql } from '#database/sql.ts';
import type { TimerDraft, TimerHandler } from '#database/timers.ts';
import type { Transaction } from '#database/transaction.ts';
import { dayMs } from '#log/calendar.ts';
import type { LocalDate, Sha256, Uuid } from '#log/index.ts';
import { dayIn } from '#log/zone.ts';
import { items } from '#programs/items.ts';
import type { Period } from '#report/period.ts';
import { readReleases } from '#report/server/funder/tables.ts';
import { readChoices } from '#visits/tables/choices.ts';
import type { ReadMonth } from '../funder/contributions.ts';
import { dueReleases, firstDayOf } from '../funder/due.ts';
import { countNeverCame, readSilent } from '../review/lacks.ts';

export interface MonthTimerDeps {
  readonly sha256: Sha256;
  readonly readMonth: ReadMonth;
  readonly gives: readonly (Given & { readonly program: string })[];
}

/**
 * Looks once a day whether a month is to be told. Then all figures of it leave in the way in which they leave for funders, each once, and
 * what everyone reads is written beside them, in the same stroke: a server that dies, a table that is filled anew and a backup that is
 * restored find it written.
 */
export const createMonthTimer = (deps: MonthTimerDeps): TimerHandler => ({
  kind: 'month.said',
  everyMs: dayMs,
  // By a clock that is ahead, months that are not over would leave.
  isForGood: true,
  writes: async (tx, { org, now }) => {
    const place = await readPlace(tx, org);
    const running = place?.settings.programs ?? [];
    if (place === undefined || !running.includes('month')) return [];
    const { settings, site } = place;
    const [last] = await readSaidMonths(tx, org, 1);
    const due = monthsDue(dayIn(settings.zone, now), { first: await firstDayOf(tx, org), last: last?.month });
    const latest = due.at(-1);
    if (latest === undefined) return [];
    const leaving = await dueReleases(deps, tx, org, latest.to);
    const lines = await readLines(deps, tx, org, running);
    const said: MonthBody[] = [];
    for (const month of due) {
      const releases = [
        ...(await readReleases(tx, org, month)),
        ...leaving.map(({ release }) => release).filter(({ to }) => to === month.to),
      ];
      said.push({
        month: month.from.slice(0, 7),
        given: [...givenOf(await deps.readMonth(tx, org, month), lines, releases)],
        lacks: [...(await readLacking(tx, org, month, { zone: settings.zone, now }))],
      });
    }
    return [
      ...said.map((body): TimerDraft => ({ kind: monthKind.kind, version: monthKind.version, body, site })),
      ...leaving.map(({ id, kind, version, body }): TimerDraft => ({ id, kind, version, body, site })),
    ];
  },
  run: async () => undefined,
});

const readPlace = async (
  tx: Transaction,
  org: Uuid,
): Promise<{ readonly settings: OrganizationSettings; readonly site: Uuid } | undefined> => {
  const row = await tx.first<{ settings: Partial<OrganizationSettings>; site: Uuid | null }>(sql`
    select settings, (select id from site where site.org_id = ${org} and removed_at is null
      order by name, id limit 1) as site
    from organization where org_id = ${org}`);
  return row === undefined || row.site === null
    ? undefined
    : { settings: settingsOr(row.settings), site: row.site };
};

/** What was given by programs that the organization runs; items are as it calls and sorts them. */
const readLines = async (
  { gives }: MonthTimerDeps,
  tx: Transaction,
  org: Uuid,
  programs: readonly string[],
): Promise<readonly LineOf[]> => {
  const own = resolveItems(items, await readChoices(tx, org)).map(({ choice }) => choice);
  const itemOf = byCode(own);
  return gives
    .filter(({ program }) => programs.includes(program))
    .map(({ code, measure, counts }) => ({
      code,
      counts: (figure) => figure.measure === measure && counts(figure.item, itemOf(figure.item)),
    }));
};

const readLacking = async (
  tx: Transaction,
  org: Uuid,
  { to }: Period,
  { zone, now }: { readonly zone: string; readonly now: number },
): Promise<readonly Lack[]> => {
  const silent = await readSilent(tx, org, { needed: to, zone, now });
  const found: Readonly<Record<Lack, boolean>> = {
    phones: silent.length > 0,
    held: await hasHeld(tx, org, to),
    lost: (await countNeverCame(tx, org)) > 0,
  };
  return (['phones', 'held', 'lost'] as const).filter((lack) => found[lack]);
};

/** Entries up to this day that wait for a person. One that says no day may be of any. */
const hasHeld = async (tx: Transaction, org: Uuid, to: LocalDate): Promise<boolean> =>
  (await tx.first(sql`select 1 as there from quarantine where org_id = ${org} and state = 'open'
    and coalesce(left(text::json ->> 'occurredAt', 10), '') <= ${to} limit 1`)) !== undefined;
