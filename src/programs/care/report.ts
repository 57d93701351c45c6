import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import type { ReportColumn, ReportRow } from '#report/column.ts';
import { firstDayIn, inPeriod } from '#report/server/in-period.ts';
import type { ReportQuery, ReportTable } from '#report/server/table.ts';
import { dosesReport } from './report/doses.ts';
import { goalsReport } from './report/goals.ts';
import { reachedAt, type Stage, sentAt, stages, waitsTo, wantsAgonist } from './rules/figures.ts';
import type { Referral } from './rules/referral.ts';
import type { SlotSaid } from './rules/slot.ts';
import { readReferrals } from './tables/read.ts';

const month: ReportColumn = { id: 'month', title: 'care.report.month', type: 'month' };
const site: ReportColumn = { id: 'site', title: 'care.report.site', type: 'site' };
const text = (id: string): ReportColumn => ({ id, title: `care.report.${id}`, type: 'text' });
const count = (id: string, adds: readonly string[] = []): ReportColumn => ({
  id,
  title: `care.report.${id}`,
  type: 'count',
  adds,
});
const every = ['month', 'site'];

/** Wishes of these days, with all that is known by now of what came of them. */
const wishesOf = (tx: Transaction, query: ReportQuery): Promise<readonly Referral[]> =>
  readReferrals(tx, query.org, sql`kind = 'care.wish' and ${inPeriod(query)}`).then((all) =>
    all.filter(({ day }) => day >= query.from && day <= query.to),
  );

const monthOf = ({ day }: Referral): string => `${day.slice(0, 7)}-01`;

/** Referrals in groups by month, site and what `of` gives for each: a referral may stand in several. */
const grouped = (
  referrals: readonly Referral[],
  of: (referral: Referral) => readonly string[],
): readonly { readonly at: ReportRow; readonly group: string; readonly own: readonly Referral[] }[] => {
  const groups = new Map<string, { at: ReportRow; group: string; own: Referral[] }>();
  for (const referral of referrals)
    for (const group of new Set(of(referral))) {
      const at = { month: monthOf(referral), site: referral.site };
      const key = JSON.stringify([at.month, at.site, group]);
      const found = groups.get(key) ?? { at, group, own: [] as Referral[] };
      found.own.push(referral);
      groups.set(key, found);
    }
  return [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
};

const howFar = (own: readonly Referral[]) => {
  const reached = (stage: Stage): number =>
    own.filter((referral) => reachedAt(referral, stage) !== undefined).length;
  return {
    sent: own.filter((referral) => sentAt(referral) !== undefined).length,
    answered: reached('answered'),
    came: reached('came'),
    started: reached('started'),
  };
};
const far = [count('sent', every), ...stages.map((stage) => count(stage, every))];

/** Wishes, and how far they got. */
const referrals: ReportTable = {
  id: 'care.referrals',
  indicator: { version: 1, since: '2026-11-26' },
  title: 'care.report.referrals-title',
  columns: [
    month,
    site,
    count('wishes', every),
    ...far,
    count('agonistSent', every),
    count('agonistStarted', every),
  ],
  headlines: [
    { id: 'sent', title: 'care.report.headline-sent', column: 'sent', isLeftOutWithoutRows: true },
    { id: 'came', title: 'care.report.headline-came', column: 'came', isLeftOutWithoutRows: true },
  ],
  firstDay: firstDayIn('care_record'),
  rows: async (tx, query) =>
    grouped(await wishesOf(tx, query), () => ['']).map(({ at, own }) => {
      const agonist = howFar(own.filter(wantsAgonist));
      return {
        ...at,
        wishes: own.length,
        ...howFar(own),
        agonistSent: agonist.sent,
        agonistStarted: agonist.started,
      };
    }),
};

/** The same by what was wished for: who wanted two things stands in two rows, so that rows of needs do not add up. */
const needs: ReportTable = {
  id: 'care.needs',
  indicator: { version: 1, since: '2026-11-26' },
  title: 'care.report.needs-title',
  columns: [month, site, text('need'), count('wishes', every), ...far],
  rows: async (tx, query) =>
    grouped(await wishesOf(tx, query), ({ wish }) => wish.needs).map(({ at, group, own }) => ({
      ...at,
      need: group,
      wishes: own.length,
      ...howFar(own),
    })),
};

/** By who was asked. A referral that was sent to two places stands with both; what came of it stands with the last. */
const partners: ReportTable = {
  id: 'care.partners',
  indicator: { version: 1, since: '2026-11-26' },
  title: 'care.report.partners-title',
  columns: [month, site, text('partner'), ...far],
  rows: async (tx, query) =>
    grouped(await wishesOf(tx, query), ({ sendings }) => sendings.map(({ to }) => to.name)).map(
      ({ at, group, own }) => {
        const last = own.filter(({ sendings }) => sendings.at(-1)?.to.name === group);
        return { ...at, partner: group, ...howFar(last), sent: own.length };
      },
    ),
};

/** Time from the first sending to each stage; who still waits is counted beside it. */
const waits: ReportTable = {
  id: 'care.waits',
  indicator: { version: 1, since: '2026-11-26' },
  title: 'care.report.waits-title',
  columns: [
    month,
    site,
    text('stage'),
    count('reached', every),
    count('waiting', every),
    count('hoursMedian'),
    count('hoursP90'),
  ],
  rows: async (tx, query) =>
    grouped(await wishesOf(tx, query), () => stages).map(({ at, group, own }) => {
      const { reached, waiting, hoursMedian, hoursP90 } = waitsTo(own, group as Stage);
      return {
        ...at,
        stage: group,
        reached,
        waiting,
        hoursMedian: hoursMedian ?? '',
        hoursP90: hoursP90 ?? '',
      };
    }),
};

/** Why places said no. */
const refusals: ReportTable = {
  id: 'care.refusals',
  indicator: { version: 1, since: '2026-11-26' },
  title: 'care.report.refusals-title',
  columns: [month, site, text('partner'), text('refusal'), count('times', every)],
  rows: async (tx, query) => {
    const said = (referral: Referral): readonly string[] =>
      referral.happened.flatMap(({ move, reason, led, ms }) => {
        if (led === undefined || (move !== 'full' && move !== 'not-ours')) return [];
        const asked = referral.sendings.findLast((sending) => sending.ms <= ms) ?? referral.sendings[0];
        return [JSON.stringify([asked?.to.name ?? '', move === 'full' ? 'full' : (reason ?? 'other')])];
      });
    const all = await wishesOf(tx, query);
    return grouped(all, said).map(({ at, group, own }) => {
      const [partner = '', refusal = ''] = JSON.parse(group) as readonly string[];
      const times = own.reduce((sum, one) => sum + said(one).filter((each) => each === group).length, 0);
      return { ...at, partner, refusal, times };
    });
  },
};

/** Slots that were asked for, by the place of the first wish. */
const slots: ReportTable = {
  id: 'care.slots',
  indicator: { version: 1, since: '2026-11-27' },
  title: 'care.report.slots-title',
  columns: [
    month,
    site,
    text('partner'),
    count('slotsAsked', every),
    count('slotsFirst', every),
    count('slotsSecond', every),
    count('slotsNone', every),
  ],
  rows: async (tx, query) => {
    const asked = await wishesOf(tx, query);
    return grouped(asked, ({ slot }) => (slot === undefined ? [] : [slot.first.name])).map(
      ({ at, group, own }) => {
        const said = (word: SlotSaid): number => own.filter(({ slot }) => slot?.said === word).length;
        return {
          ...at,
          partner: group,
          slotsAsked: own.length,
          slotsFirst: said('first'),
          slotsSecond: said('second'),
          slotsNone: said('none'),
        };
      },
    );
  },
};

export const careReports: readonly ReportTable[] = [
  referrals,
  needs,
  partners,
  waits,
  refusals,
  slots,
  goalsReport,
  dosesReport,
];
