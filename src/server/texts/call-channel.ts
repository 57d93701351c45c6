import { toPhone } from '#community/alerts/rules/text-message.ts';
import type { Database } from '#database/connection.ts';
import type { Words } from '#kit/words/words.ts';
import type { Clock } from '#log/index.ts';
import { callChannel, readCallText } from '#programs/consumption/server/calls.ts';
import type { Channel } from '../outbox/channel.ts';
import type { TextGateway } from './gateway.ts';

const patienceMs = 10_000;

/** The way out for calls from a room that nobody answers: it is looked up in the moment it leaves whether somebody did. */
export const createCallChannel = ({
  database,
  clock,
  gateway,
  words,
}: {
  readonly database: Database;
  readonly clock: Clock;
  readonly gateway: TextGateway;
  readonly words: (locale: string) => Words;
}): Channel => ({
  name: callChannel,
  patienceMs,
  carry: async ({ org, key, payload }, signal) => {
    const call = await database.readOrganization(org, (tx) => readCallText(tx, org, payload, clock.now()));
    if (call === undefined) return 'dropped';
    const { to, language, isSecond, site, minutes } = call;
    const text = words(language).t(`server.call.${isSecond ? 'no-second' : 'no-answer'}`, { site, minutes });
    return gateway.send({ to, text: toPhone(text), key }, signal);
  },
});
