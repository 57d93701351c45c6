import { type LocalTime, timeToMs, type Uuid } from '#log/index.ts';
import type { Alert, Version } from './life.ts';

/** One message of an alert as other systems get it: named for good, and naming all that it takes the place of. */
export interface Message {
  readonly id: Uuid;
  readonly type: 'Alert' | 'Update' | 'Cancel';
  readonly sent: LocalTime;
  /** The earlier messages of the alert, oldest first: a reader shows none of them any more. */
  readonly replaces: readonly { readonly id: Uuid; readonly sent: LocalTime }[];
  readonly version: Version;
}

/**
 * What left by the feed, oldest first. An update is no new alert: it names what it changes. A version that the feed does not get any
 * more, and a withdrawal, are a `Cancel` to whoever has the earlier one. A draft is in none.
 */
export const messagesOf = ({ versions, cancelled }: Alert): readonly Message[] => {
  const messages: Message[] = [];
  const add = (type: Message['type'], id: Uuid, sent: LocalTime, version: Version): void => {
    messages.push({
      id,
      type,
      sent,
      version,
      replaces: messages.map((one) => ({ id: one.id, sent: one.sent })),
    });
  };
  const isOpen = (): boolean => messages.length > 0 && messages.at(-1)?.type !== 'Cancel';
  for (const version of versions) {
    if (version.audience.includes('feed'))
      add(messages.length > 0 ? 'Update' : 'Alert', version.id, version.sent, version);
    else if (isOpen()) add('Cancel', version.id, version.sent, version);
  }
  const last = versions.at(-1);
  if (cancelled !== undefined && last !== undefined && isOpen())
    add('Cancel', cancelled.id, cancelled.at, last);
  return messages;
};

/** What the feed holds now: of each alert the last message, a withdrawal as long as the alert would have stood. */
export const feedMessages = (
  alerts: readonly Alert[],
  now: number,
): readonly { readonly alert: Alert; readonly message: Message }[] =>
  alerts
    .flatMap((alert) => {
      const message = messagesOf(alert).at(-1);
      const isOver =
        message === undefined || timeToMs(message.version.until) <= now || alert.state === 'expired';
      return isOver ? [] : [{ alert, message }];
    })
    .sort(
      (a, b) => timeToMs(b.message.sent) - timeToMs(a.message.sent) || (a.alert.id < b.alert.id ? -1 : 1),
    );
