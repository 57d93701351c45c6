import type { Database } from '#database/connection.ts';
import { type Clock, msToTime, type Sha256, uuidFrom } from '#log/index.ts';
import { offsetMinutesIn } from '#log/zone.ts';
import type { createOwnDevice } from '../log-store/own-device.ts';
import { readOrganization } from '../organization/organization.ts';
import type { TimerDeps } from './runner.ts';

/**
 * Writes what a timer writes, on the server's own device. The first entry is named after the timer and its time, so that a server
 * that dies between writing and settling writes it once. Throws where it was not taken: the timer comes again.
 */
export const createTimerWriter = (deps: {
  readonly database: Database;
  readonly clock: Clock;
  readonly sha256: Sha256;
  readonly record: ReturnType<typeof createOwnDevice>;
}): NonNullable<TimerDeps['write']> => {
  return async ({ org, id, dueAt, now }, drafts) => {
    const zone = (await readOrganization(deps.database, org))?.settings.zone ?? 'UTC';
    const once = uuidFrom(deps.sha256(`timer ${id} ${dueAt}`));
    const written = await deps.record(org, drafts, once, msToTime(now, offsetMinutesIn(zone, now)));
    if (!written.ok) throw new Error(`a timer's entry was not taken: ${written.error.code}`);
  };
};
