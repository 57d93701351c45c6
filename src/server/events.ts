import type { Database } from '#database/connection.ts';
import { sql } from '#database/sql.ts';
import type { Uuid } from '#log/index.ts';

/** Wakes devices: "there is something new" for an organization, and nothing about what. */
export interface EventHub {
  readonly announce: (org: Uuid) => void;
  /** Answers how to stop listening. */
  readonly listen: (org: Uuid, listener: () => void) => () => void;
  /** Looks for what other server processes stored, for organizations that someone listens to. */
  readonly poll: () => Promise<void>;
}

export const createEventHub = (database: Database): EventHub => {
  const listenersByOrg = new Map<Uuid, Set<() => void>>();
  const seen = new Map<Uuid, number>();

  const announce = (org: Uuid): void => {
    for (const listener of listenersByOrg.get(org) ?? []) listener();
  };

  return {
    announce,
    listen: (org, listener) => {
      const listeners = listenersByOrg.get(org) ?? new Set();
      listeners.add(listener);
      listenersByOrg.set(org, listeners);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) {
          listenersByOrg.delete(org);
          seen.delete(org);
        }
      };
    },
    poll: async () => {
      for (const org of listenersByOrg.keys()) {
        const head = await database.inOrganization(org, (tx) =>
          tx.first<{ last_seq: number }>(sql`select last_seq from log_head where org_id = ${org}`),
        );
        const before = seen.get(org);
        seen.set(org, head?.last_seq ?? 0);
        if (before !== undefined && before !== head?.last_seq) announce(org);
      }
    },
  };
};
