import { timeToMs } from '#log/index.ts';
import type { Waiting } from '../../server.ts';
import type { State } from '../rules/moves.ts';
import { readOpen } from '../tables.ts';

const waitingIn = (code: string, states: readonly State[]): Waiting => ({
  code,
  needs: 'review',
  read: async (tx, { org, sites, limit }) =>
    (await readOpen(tx, org))
      .filter(({ state, site }) => states.includes(state) && (sites === 'all' || sites.includes(site)))
      .map(({ id, site, since }) => ({
        id,
        site,
        since: new Date(timeToMs(since)).toISOString(),
        path: `/alerts/${id}`,
      }))
      .toSorted((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0))
      .slice(0, limit),
});

/** What was reported and nobody has drafted or dismissed. */
export const reportsWait = waitingIn('alerts.reports', ['reported', 'corroborated', 'graded']);
/** Words that need a second person. */
export const draftsWait = waitingIn('alerts.drafts', ['drafted', 'updating']);
