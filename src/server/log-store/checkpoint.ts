import { type OrganizationSettings, settingsOr } from '#contract/settings.ts';
import type { Database } from '#database/connection.ts';
import { sql } from '#database/sql.ts';
import { addDays } from '#log/calendar.ts';
import type { CheckpointResponse } from '#log/checkpoint.ts';
import type { Clock, LocalDate, Uuid } from '#log/index.ts';
import { dayIn } from '#log/zone.ts';
import { handedOutBefore } from '#stock/report/checkpoint.ts';
import { isWholeAtSites, type Reach } from '../access/reach.ts';

/** Days of visits and hand-outs that a device keeps where the organization says nothing. */
const usualDays = 30;

/**
 * A checkpoint of the sites that a caller may read, as of the log's end. It begins on the day that is asked for, and never later than the
 * first day that devices keep: that is reckoned by the server's clock, since a phone's may be a year ahead. Whoever may read only part
 * of what was handed out there gets no shelves.
 */
export type ReadCheckpoint = (org: Uuid, reach: Reach, since?: LocalDate) => Promise<CheckpointResponse>;

export const createReadCheckpoint =
  ({
    database,
    clock,
  }: {
    readonly database: Database;
    readonly clock: Pick<Clock, 'now'>;
  }): ReadCheckpoint =>
  (org, reach, asked) =>
    database.readOrganization(org, async (tx) => {
      const row = await tx.first<{
        seq: number;
        epoch: string;
        settings: Partial<OrganizationSettings>;
      }>(sql`
        select last_seq::float8 as seq, epoch, settings from log_head join organization using (org_id)
        where log_head.org_id = ${org} and organization.org_id = ${org}`);
      if (row === undefined) throw new Error('an organization without a log head');
      const { zone, deviceDays = usualDays } = settingsOr(row.settings);
      const today = dayIn(zone, clock.now());
      const wanted = addDays(today, -deviceDays);
      const since = asked === undefined || asked > wanted ? wanted : asked;
      const { sites } = reach;
      const shelves = isWholeAtSites(reach)
        ? await handedOutBefore(tx, org, { since, today, ...(sites !== 'all' && { sites }) })
        : [];
      return { epoch: row.epoch, seq: row.seq, since, wanted, shelves };
    });
