import { readText, textChannel } from '#community/alerts/server/texts/send.ts';
import type { Database } from '#database/connection.ts';
import type { Clock } from '#log/index.ts';
import type { Channel } from '../outbox/channel.ts';
import type { TextGateway } from './gateway.ts';

const patienceMs = 10_000;

/** The way out for texts of alerts: number and words are looked up in the moment they leave. */
export const createTextChannel = ({
  database,
  clock,
  gateway,
}: {
  readonly database: Database;
  readonly clock: Clock;
  readonly gateway: TextGateway;
}): Channel => ({
  name: textChannel,
  patienceMs,
  carry: async ({ org, key, payload }, signal) => {
    const message = await database.readOrganization(org, (tx) => readText(tx, org, payload, clock.now()));
    return message === undefined ? 'dropped' : gateway.send({ ...message, key }, signal);
  },
});
