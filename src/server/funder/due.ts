import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import { type LocalDate, type Sha256, type Uuid, uuidFrom } from '#log/index.ts';
import { type ReleaseBody, releaseKind } from '#report/funder/entries.ts';
import { createReleasing, longestWait } from '#report/funder/release.ts';
import { lastMonths, type Period, periodOf } from '#report/period.ts';
import { readReleasedTo } from '#report/server/funder/tables.ts';
import type { OwnDraft } from '../log-store/own-device.ts';
import type { ReadMonth } from './contributions.ts';

/** What may leave, as it is written down. */
export interface ReleaseDraft extends OwnDraft {
  readonly id: Uuid;
  readonly release: ReleaseBody;
}

/**
 * What may leave up to the last day of a month and has not left yet, in whatever way it leaves: by a person, or for the page that reports
 * back to everyone (server/month/). Each figure leaves once: so nobody who reads both can tell them apart.
 */
export const dueReleases = async (
  deps: { readonly sha256: Sha256; readonly readMonth: ReadMonth },
  tx: Transaction,
  org: Uuid,
  to: LocalDate,
): Promise<readonly ReleaseDraft[]> => {
  const known = await readReleasedTo(tx, org);
  const leaving = createReleasing(known.map((one) => ({ figure: one, to: one.to })));
  const found: ReleaseBody[] = [];
  for (const one of monthsTo(to, lastOf(known) ?? (await firstDayOf(tx, org))))
    found.push(...leaving(await deps.readMonth(tx, org, one)));
  return found.map((release) => ({
    kind: releaseKind.kind,
    version: releaseKind.version,
    body: release as OwnDraft['body'],
    id: idOf(deps.sha256, org, release),
    release,
  }));
};

/** Up to which day anything left. */
export const lastOf = (known: readonly { readonly to: LocalDate }[]): LocalDate | null =>
  known
    .map(({ to }) => to)
    .toSorted()
    .at(-1) ?? null;

/** Of longer ago nothing is looked at: what a table would call many months is one year's figures at most. */
const mostMonths = 240;

/**
 * The months to look at: from those in which a figure may still wait for enough people, or of a log of which nothing left, from
 * its first day.
 */
const monthsTo = (to: LocalDate, since: LocalDate | null): readonly Period[] => {
  if (since === null) return [];
  const all = lastMonths(to, mostMonths).toReversed();
  const from = all.findIndex((month) => month >= since.slice(0, 7));
  return from < 0 ? [] : all.slice(Math.max(0, from - longestWait + 1)).map(periodOf);
};

/** The first day that anything in the log is of; null of an empty one. */
export const firstDayOf = async (tx: Transaction, org: Uuid): Promise<LocalDate | null> =>
  (
    await tx.first<{ day: LocalDate | null }>(
      sql`select min(occurred_on) as day from entry where org_id = ${org} and understood`,
    )
  )?.day ?? null;

/** A figure leaves once from a day on: two who let it leave in one moment write one entry. */
const idOf = (sha256: Sha256, org: Uuid, { measure, counted, item, from }: ReleaseBody): Uuid =>
  uuidFrom(sha256(JSON.stringify(['release', org, measure, counted, item, from])));
