import { type Follow, onEntry } from '#database/projection/follow.ts';
import { sql } from '#database/sql.ts';
import type { TimerHandler } from '#database/timers.ts';
import { dayMs } from '#log/calendar.ts';
import type { Uuid } from '#log/index.ts';
import type { Waiting } from '../../server.ts';
import { goalKind } from '../goal-entries.ts';
import { startOf } from './follow.ts';

const promised = 'care.goal';
/** However late a server comes back: somebody was promised to be asked. */
const ringsLateMs = 10 * 365 * dayMs;

const askOn = (about: Uuid, due: number | undefined) => ({
  timer: promised,
  about,
  ringsLateMs,
  ...(due !== undefined && { due }),
});

/** On which day somebody asks how it goes with a goal. */
export const goalFollow: Follow = {
  name: 'care-goals',
  version: 1,
  handlers: [
    onEntry(goalKind, ({ occurredAt, body: { goal, what, by } }) => {
      // Who walks along is not what was promised.
      if (what === 'taken') return [];
      const isOver = what === 'reached' || what === 'aside';
      return [askOn(goal, isOver || by === undefined ? undefined : startOf(by, occurredAt))];
    }),
  ],
};

/** It stands until an entry ends it or sets it anew. */
export const goalTimer: TimerHandler = { kind: promised, run: async () => undefined };

/** Goals that somebody promised to ask about by today. */
export const promisedGoals: Waiting = {
  code: 'care.goals',
  needs: 'log',
  read: async (tx, { org, sites, limit }) => {
    const rows = await tx.rows<{ goal: string; site: string; since: string }>(sql`
      select goal.goal, min(goal.site::text) as site, timer.due_at as since
      from timer join care_goal goal on goal.org_id = ${org} and timer.about = goal.goal
      where timer.org_id = ${org} and timer.kind = ${promised} and timer.state in ('rung', 'overdue')
        and ${sites === 'all' ? sql`true` : sql`goal.site = any(${sites}::uuid[])`}
      group by goal.goal, timer.due_at order by timer.due_at, goal.goal limit ${limit}`);
    return rows.map(({ goal, site, since }) => ({
      id: goal,
      site,
      since: new Date(since).toISOString(),
      path: `/care/goals/${goal}`,
    }));
  },
};
