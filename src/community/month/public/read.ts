import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import type { Uuid } from '#log/index.ts';
import { periodOf } from '#report/period.ts';
import type { Given, Telling } from '../../server.ts';
import { type MonthBody, shownMonths } from '../entries.ts';
import { readSaidMonths } from '../tables/read.ts';

/** What rooms tell of a month, each with the name of the program that tells it. */
export interface Told {
  readonly gives: readonly Given[];
  readonly tells: readonly (Telling & { readonly program: string })[];
}

export interface MonthPlace {
  readonly isOn: boolean;
  readonly code: string;
}

export interface MonthShown {
  readonly said: MonthBody;
  readonly parts: readonly {
    readonly telling: Telling;
    readonly show: Awaited<ReturnType<Telling['read']>>;
  }[];
}

export interface OurMonth {
  readonly place: MonthPlace;
  readonly months: readonly MonthShown[];
}

/** Months as they were written down, and beside each what stands on public pages now: what was taken back there is gone here. */
export const readOurMonth = async (
  { tells }: Told,
  tx: Transaction,
  org: Uuid,
  most = shownMonths,
): Promise<OurMonth> => {
  const row = await tx.first<{ code: string | null; settings: { programs?: readonly string[] } }>(
    sql`select code, settings from organization where org_id = ${org}`,
  );
  const running = row?.settings.programs ?? [];
  const isOn = running.includes('month');
  const months: MonthShown[] = [];
  for (const said of isOn ? await readSaidMonths(tx, org, most) : []) {
    const parts = [];
    for (const telling of tells.filter(({ program }) => running.includes(program)))
      parts.push({ telling, show: await telling.read(tx, org, periodOf(said.month)) });
    months.push({ said, parts });
  }
  return { place: { isOn, code: row?.code ?? '' }, months };
};
