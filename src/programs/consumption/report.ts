import { sql } from '#database/sql.ts';
import type { Uuid } from '#log/index.ts';
import { type ReportColumn, unknownAsEmpty } from '#report/column.ts';
import { firstDayIn, inPeriod, month as monthOfDay } from '#report/server/in-period.ts';
import { readSpare } from '#report/server/people.ts';
import type { ReportTable } from '#report/server/table.ts';
import { acrossOrganizations, uniquePeople } from '#visits/rules.ts';
import { people1 } from './indicators/people-1.ts';
import { stayPerson } from './tables.ts';

const month: ReportColumn = { id: 'month', title: 'consumption.report.month', type: 'month' };
const site: ReportColumn = { id: 'site', title: 'consumption.report.site', type: 'site' };
const text = (id: string): ReportColumn => ({ id, title: `consumption.report.${id}`, type: 'text' });
const count = (id: string, adds: readonly string[] = []): ReportColumn => ({
  id,
  title: `consumption.report.${id}`,
  type: 'count',
  adds,
});
const every = ['month', 'site'];
const everyEvent = [...every, 'event'];

/** Arrivals, uses and waits. The headings say what is counted: rooms that each counted in their own way could not be compared. */
const visits: ReportTable = {
  id: 'consumption.visits',
  indicator: { version: 1, since: '2026-11-26' },
  title: 'consumption.report.visits',
  columns: [
    month,
    site,
    count('arrivals', every),
    count('uses', every),
    count('seatedWaits', every),
    count('waitMedian'),
    count('waitMost'),
  ],
  headlines: [
    {
      id: 'arrivals',
      title: 'consumption.report.headline-arrivals',
      column: 'arrivals',
    },
  ],
  firstDay: firstDayIn('consumption_day'),
  rows: async (tx, query) =>
    unknownAsEmpty(
      await tx.rows(sql`
        with days as (
          select ${monthOfDay} as month, site,
            coalesce(sum(times) filter (where what = 'arrival'), 0)::bigint as arrivals,
            coalesce(sum(times) filter (where what = 'use'), 0)::bigint as uses
          from consumption_day where ${inPeriod(query)} group by 1, 2),
        waits as (
          select ${monthOfDay} as month, site, count(*)::bigint as n,
            round(percentile_cont(0.5) within group (order by minutes))::int as median, max(minutes) as most
          from consumption_waited where ${inPeriod(query)} group by 1, 2)
        select coalesce(days.month, waits.month) as month, coalesce(days.site, waits.site) as site,
          coalesce(arrivals, 0)::bigint as arrivals, coalesce(uses, 0)::bigint as uses,
          coalesce(waits.n, 0)::bigint as "seatedWaits", waits.median as "waitMedian", waits.most as "waitMost"
        from days full join waits on waits.month = days.month and waits.site = days.site order by 1, 2`),
    ),
};

/**
 * Different people by month, as a range: those who showed a card are known, and each arrival without one may be anybody. The link
 * of a stay drops after `keepDays`, and its person with it: from then on the month says less, and never something else.
 */
const people: ReportTable = {
  id: 'consumption.people',
  indicator: { version: 2, since: '2026-11-28' },
  earlier: [people1],
  title: 'consumption.report.different',
  columns: [
    month,
    count('arrivals', ['month']),
    { id: 'peopleLow', title: 'consumption.report.peopleLow', type: 'range' },
    { id: 'peopleHigh', title: 'consumption.report.peopleHigh', type: 'range' },
  ],
  fades: ['peopleLow', 'peopleHigh'],
  rows: async (tx, query) => {
    const seen = await tx.rows<MonthOfPeople>(sql`
      with days as (
        select org_id, ${monthOfDay} as month, sum(times)::bigint as arrivals from consumption_day
        where ${inPeriod(query)} and what = 'arrival' group by 1, 2),
      known as (
        select org_id, ${monthOfDay} as month, count(distinct subject)::bigint as linked,
          count(distinct visit)::bigint as stays
        from consumption_person where ${inPeriod(query)} group by 1, 2)
      select coalesce(days.org_id, known.org_id) as org_id, coalesce(days.month, known.month) as month, coalesce(arrivals, 0)::bigint as arrivals,
        coalesce(linked, 0)::bigint as linked, coalesce(stays, 0)::bigint as stays
      from days full join known on known.org_id = days.org_id and known.month = days.month order by 1`);
    const spare = await readSpare(tx, query, stayPerson.name);
    return [...Map.groupBy(seen, (row) => row.month)].map(([of, rows]) => {
      const { low, high } = acrossOrganizations(
        rows.map(({ org_id, arrivals, linked, stays }) =>
          uniquePeople({
            linked: linked - spare.inMonth(org_id, of),
            anonymousVisits: Math.max(0, arrivals - stays),
          }),
        ),
      );
      const arrivals = rows.reduce((sum, row) => sum + row.arrivals, 0);
      return { month: of, arrivals, peopleLow: low, peopleHigh: high };
    });
  },
};
interface MonthOfPeople {
  readonly org_id: Uuid;
  readonly month: string;
  readonly arrivals: number;
  readonly linked: number;
  readonly stays: number;
}

/** What people said of their use: drug, route, checked beforehand, where else, alone; "rather not say" is a row of its own. */
const uses: ReportTable = {
  id: 'consumption.uses',
  indicator: { version: 1, since: '2026-11-26' },
  title: 'consumption.report.uses-said',
  columns: [month, site, text('question'), text('answer'), count('times', every)],
  rows: (tx, query) =>
    tx.rows(sql`select ${monthOfDay} as month, site, question, answer, sum(uses)::bigint as times
      from consumption_use_day where ${inPeriod(query)} group by 1, 2, 3, 4 order by 1, 2, 3, 4`),
};

/** How stays ended. Two tablets without a network may each have recorded an end of one stay: both stand here. */
const endsOfStays: ReportTable = {
  id: 'consumption.ends',
  indicator: { version: 1, since: '2026-11-26' },
  title: 'consumption.report.ends',
  columns: [month, site, text('end'), count('ended', every)],
  rows: (tx, query) =>
    tx.rows(sql`select ${monthOfDay} as month, site, what as end, sum(times)::bigint as ended
      from consumption_day where ${inPeriod(query)} and what not in ('arrival', 'use')
      group by 1, 2, 3 order by 1, 2, 3`),
};

/**
 * Events, by what was needed. A step that two tablets told of counts once; each dose of naloxone counts. Seconds to the first
 * step are those since help was opened. An event that ended as a false alarm is counted apart. What an event is was said last;
 * without a word it is an overdose.
 */
const events: ReportTable = {
  id: 'consumption.events',
  indicator: { version: 1, since: '2026-11-26' },
  title: 'consumption.report.events',
  columns: [
    month,
    site,
    text('event'),
    count('eventCount', everyEvent),
    count('falseAlarms', everyEvent),
    count('oxygenOnly', everyEvent),
    count('oxygenAndNaloxone', everyEvent),
    count('naloxoneOnly', everyEvent),
    count('neither', everyEvent),
    count('doses', everyEvent),
    count('calledByRule', everyEvent),
    count('calledByJudgment', everyEvent),
    count('calledUnsaid', everyEvent),
    count('firstStepMedian'),
    count('firstStepNinety'),
  ],
  headlines: [
    {
      id: 'events',
      title: 'consumption.report.headline-events',
      column: 'eventCount',
      isCounted: (row) => row['event'] === 'overdose',
    },
  ],
  rows: async (tx, query) =>
    unknownAsEmpty(
      await tx.rows(sql`
        with event as (
          select min(day) as day, (array_agg(site order by day, site))[1] as site,
            bool_or(step = 'ended' and detail = 'false-alarm')
              and not bool_or(step = 'ended' and detail <> 'false-alarm') as is_false,
            coalesce((array_agg(detail order by second desc, detail) filter (where step in ('event', 'own')))[1], 'overdose')
              as event,
            bool_or(step = 'oxygen') as oxygen,
            count(*) filter (where step = 'naloxone') as doses,
            bool_or(step = 'ambulance-called') as called,
            max(detail) filter (where step = 'ambulance-called' and detail <> '') as because,
            min(second) filter (where step not in ('opened', 'ended', 'event')) as first_step
          from consumption_event_step where ${inPeriod(query)} group by response)
        select ${monthOfDay} as month, site, event,
          count(*) filter (where not is_false)::bigint as "eventCount",
          count(*) filter (where is_false)::bigint as "falseAlarms",
          count(*) filter (where not is_false and oxygen and doses = 0)::bigint as "oxygenOnly",
          count(*) filter (where not is_false and oxygen and doses > 0)::bigint as "oxygenAndNaloxone",
          count(*) filter (where not is_false and not oxygen and doses > 0)::bigint as "naloxoneOnly",
          count(*) filter (where not is_false and not oxygen and doses = 0)::bigint as neither,
          coalesce(sum(doses), 0)::bigint as doses,
          count(*) filter (where called and because = 'rule')::bigint as "calledByRule",
          count(*) filter (where called and because = 'judgment')::bigint as "calledByJudgment",
          count(*) filter (where called and because is null)::bigint as "calledUnsaid",
          round(percentile_cont(0.5) within group (order by first_step))::int as "firstStepMedian",
          round(percentile_cont(0.9) within group (order by first_step))::int as "firstStepNinety"
        from event group by 1, 2, 3 order by 1, 2, 3`),
    ),
};

/** Who waits now, and since when the longest: those who are not seated yet are in no wait above. Empty for times that are past. */
const waiting: ReportTable = {
  id: 'consumption.waiting',
  indicator: { version: 1, since: '2026-11-26' },
  title: 'consumption.report.waiting',
  columns: [site, count('waitingNow', ['site']), { ...text('waitingSince'), isFigure: true }],
  rows: async (tx, query) =>
    query.to < query.today
      ? []
      : tx.rows(sql`
          with stage as (
            select distinct on (visit) visit, site, stage,
              first_value(clock) over (partition by visit order by ms, hlc) as since,
              first_value(ms) over (partition by visit order by ms, hlc) as since_ms
            from consumption_stay_stage where ${inPeriod(query)} order by visit, ms desc, hlc desc)
          select site, count(*)::bigint as "waitingNow",
            (array_agg(since order by since_ms, since))[1] as "waitingSince"
          from stage where stage = 'waiting' group by site order by site`),
};

/** What came of orientation. Whoever was told some points of it is told apart from whoever was told all. */
const orientation: ReportTable = {
  id: 'consumption.orientation',
  indicator: { version: 1, since: '2026-11-27' },
  title: 'consumption.report.orientation',
  columns: [
    month,
    site,
    text('orientationVersion'),
    count('offered', every),
    count('orientedDone', every),
    count('orientedInPart', every),
    count('orientedDeclined', every),
    count('orientedNotOffered', every),
  ],
  rows: (tx, query) =>
    tx.rows(sql`select ${monthOfDay} as month, site, version::text as "orientationVersion",
        coalesce(sum(times) filter (where answer <> 'not-offered'), 0)::bigint as offered,
        coalesce(sum(times) filter (where answer = 'done'), 0)::bigint as "orientedDone",
        coalesce(sum(times) filter (where answer = 'in-part'), 0)::bigint as "orientedInPart",
        coalesce(sum(times) filter (where answer = 'declined'), 0)::bigint as "orientedDeclined",
        coalesce(sum(times) filter (where answer = 'not-offered'), 0)::bigint as "orientedNotOffered"
      from consumption_oriented_day where ${inPeriod(query)} group by 1, 2, version order by 1, 2, version`),
};

/** What else was done in the room, and where people were pointed to. Referrals that were sent stand with care. */
const services: ReportTable = {
  id: 'consumption.services',
  indicator: { version: 1, since: '2026-11-28' },
  title: 'consumption.report.services',
  columns: [month, site, text('question'), text('answer'), count('stays')],
  rows: (tx, query) =>
    tx.rows(sql`select ${monthOfDay} as month, site, question, answer, sum(stays)::bigint as stays
      from consumption_service_day where ${inPeriod(query)} group by 1, 2, 3, 4 order by 1, 2, 3, 4`),
};

export const consumptionReports: readonly ReportTable[] = [
  visits,
  people,
  waiting,
  uses,
  endsOfStays,
  events,
  orientation,
  services,
];
