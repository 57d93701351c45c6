// What an organization's own log says, in the form the impact engine reads. It stands in the server because it joins what
// several programs report; the engine itself knows no program, and no program knows the engine.

import type { Transaction } from '#database/transaction.ts';
import type { AccessPoint } from '#impact/forms/naloxone-states.ts';
import { type Month, monthAt, monthIndex, monthsBetween } from '#impact/program/month.ts';
import type { KitRow, Program } from '#impact/program/program.ts';
import type { Uuid } from '#log/index.ts';
import { careReports } from '#programs/care/report.ts';
import { exchangeReports } from '#programs/exchange/report.ts';
import { naloxoneReports } from '#programs/naloxone/report.ts';
import { periodOf } from '#report/period.ts';
import { withClosed } from '#report/server/kept/closed.ts';
import type { ReportTable } from '#report/server/table.ts';
import { visitsReports } from '#visits/report.ts';

/** The engine's input, with what a person must know before trusting it. */
export interface ProgramFromLog {
  readonly program: Program;
  /**
   * Months, from the first that counts to the last, in which nothing at all was recorded. They have no rows in `program`, so
   * the engine refuses it: only a person knows whether the program was closed or its records are missing.
   */
  readonly silent: readonly Month[];
  /** Single doses given out in the period. They are no kits, so they are not counted: the careful side. */
  readonly singleDoses: number;
}

/** Kits fade with a mean life of 15.5 months, so of one given five years earlier 2 in 100 are still around. */
const monthsBefore = 60;

/** Reads months `from` to `to`, both included, of an organization. */
export const readProgramFromLog = async (
  tx: Transaction,
  org: Uuid,
  { from, to }: { readonly from: Month; readonly to: Month },
): Promise<ProgramFromLog> => {
  const start = monthAt(monthIndex(from) - monthsBefore);
  const rowsOf = createRows(tx, org, start, to);
  const visits = await rowsOf(visitsReports, 'visits.visits');
  // The use law is about naloxone: nalmefene, a product of its own, is not counted as if it were that.
  const products = (await rowsOf(naloxoneReports, 'naloxone.products')).filter(
    ({ product }) => product !== 'nalmefene',
  );
  const reversals = await rowsOf(naloxoneReports, 'naloxone.reversals');
  const sets = await rowsOf(exchangeReports, 'exchange.sets');
  const returns = await rowsOf(exchangeReports, 'exchange.returns');
  const answers = (await rowsOf(visitsReports, 'visits.answers')).filter(
    ({ question, answer }) => question === 'referrals' && answer !== 'rather-not-say',
  );
  const care = await rowsOf(careReports, 'care.referrals');
  const active = new Set([visits, products, reversals, sets, returns, care].flat().map(monthOf));
  const first = [from, ...products.map(monthOf)].toSorted()[0] ?? from;
  const counted = monthsBetween(first, to);
  const inPeriod = monthsBetween(from, to).filter((month) => active.has(month));
  /** A row for each active month of the period; null where the log never held any of these records. */
  const perMonth = <T>(rows: readonly Row[], make: (month: Month) => T): readonly T[] | null =>
    rows.length === 0 ? null : inPeriod.map(make);

  const given = sumBy(sets, 'complete');
  const back = knownBy(returns, 'syringes');
  const reported = sumBy(reversals, 'reports');
  const withoutNaloxone = sumBy(reversals, 'withoutNaloxone');
  const referred = sumBy(answers, 'visits');
  const toTreatment = sumBy(
    answers.filter(({ answer }) => answer === 'treatment'),
    'visits',
  );
  const followedFrom = care.map(monthOf).toSorted()[0];
  const sums = {
    made: sumBy(care, 'sent'),
    linked: sumBy(care, 'came'),
    treatment: sumBy(care, 'agonistSent'),
    treated: sumBy(care, 'agonistStarted'),
  };
  const followed = (month: Month) => ({
    month,
    made: sums.made(month),
    linked: sums.linked(month),
    treatment: sums.treatment(month),
    treated: sums.treated(month),
  });
  return {
    program: {
      from,
      to,
      kits: kitRows(
        products,
        counted.filter((month) => active.has(month)),
      ),
      reversals: perMonth(reversals, (month) => ({
        month,
        reported: reported(month) - withoutNaloxone(month),
      })),
      needles: perMonth([...sets, ...returns], (month) => ({ month, out: given(month), in: back(month) })),
      people: await readPeople(tx, org, from, to),
      // From the first referral that was followed on, a tick at the counter is not counted beside it: it would be the same one.
      referrals: perMonth([...answers, ...care], (month) =>
        followedFrom !== undefined && month >= followedFrom
          ? followed(month)
          : // Whether a tick at the counter led anywhere is not in the log.
            { month, made: referred(month), linked: null, treatment: toTreatment(month) },
      ),
      room: null,
    },
    silent: counted.filter((month) => !active.has(month)),
    singleDoses: products
      .filter((row) => monthOf(row) >= from)
      .reduce((sum, { singles }) => sum + Number(singles), 0),
  };
};

type Row = Readonly<Record<string, string | number>>;

const createRows =
  (tx: Transaction, org: Uuid, from: Month, to: Month) =>
  async (reports: readonly ReportTable[], id: string): Promise<readonly Row[]> => {
    const report = reports.find((one) => one.id === id);
    if (report === undefined) throw new Error(`there is no report ${id}`);
    const period = { from: `${from}-01`, to: periodOf(to).to };
    return withClosed(report).rows(tx, { org, ...period, today: period.to });
  };

const readPeople = async (tx: Transaction, org: Uuid, from: Month, to: Month): Promise<Program['people']> => {
  const [row] = await createRows(tx, org, from, to)(visitsReports, 'visits.people');
  if (row === undefined || row['visits'] === 0) return null;
  return { low: Number(row['uniqueLow']), high: Number(row['uniqueHigh']) };
};

const kitRows = (products: readonly Row[], months: readonly Month[]): readonly KitRow[] => {
  const kits = new Map<string, KitRow>();
  for (const row of products) {
    const [month, channel] = [monthOf(row), String(row['channel'])];
    const before = kits.get(`${month} ${channel}`)?.kits ?? 0;
    kits.set(`${month} ${channel}`, {
      month,
      channel,
      access: accessOf(channel),
      kits: before + Number(row['kits']),
    });
  }
  const withKits = new Set([...kits.values()].map(({ month }) => month));
  const none = months
    .filter((month) => !withKits.has(month))
    .map((month): KitRow => ({ month, channel: 'fixed', access: 'community', kits: 0 }));
  return [...kits.values(), ...none].toSorted((a, b) =>
    `${a.month} ${a.channel}` < `${b.month} ${b.channel}` ? -1 : 1,
  );
};

/** A kit over a pharmacy's counter counts for less (Irvine 2022); everything else is the program's own hand. */
const accessOf = (channel: string): AccessPoint => (channel === 'pharmacy' ? 'pharmacy' : 'community');

const sumBy = (rows: readonly Row[], column: string): ((month: Month) => number) => {
  const sums = new Map<Month, number>();
  for (const row of rows) sums.set(monthOf(row), (sums.get(monthOf(row)) ?? 0) + Number(row[column]));
  return (month) => sums.get(month) ?? 0;
};

/** Null for a month in which nobody counted: that is no 0. */
const knownBy = (rows: readonly Row[], column: string): ((month: Month) => number | null) => {
  const known = rows.filter((row) => typeof row[column] === 'number');
  const [sum, months] = [sumBy(known, column), new Set(known.map(monthOf))];
  return (month) => (months.has(month) ? sum(month) : null);
};

const monthOf = (row: Row): Month => String(row['month']).slice(0, 7);
