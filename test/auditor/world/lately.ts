import { createRules } from '#app/store/rules.ts';
import { createView } from '#app/store/view.ts';
import type { CheckpointResponse } from '#log/checkpoint.ts';
import { redateKind } from '#log/device-kinds.ts';
import { canCount, type Entry, familiesOf, isVoid, standingOf, timeToDate } from '#log/index.ts';
import { readBody } from '#log/read-body.ts';
import { kindRegistry } from '#programs/kinds.ts';
import type { Reach } from '#server/access/reach.ts';
import { stockEffectOfAll } from '#server/programs.ts';
import { effectsSince } from '#stock/checkpoint.ts';
import { holdKind } from '#stock/entries.ts';
import { heldLots } from '#stock/holds.ts';
import { lotsOf } from '#stock/lots.ts';
import { shelfOf } from '#stock/shelf.ts';
import type { AuditedServer } from './instance.ts';
import { day } from './living.ts';

const kinds = kindRegistry.all.map(({ kind }) => kind);

/** A reader that keeps the last days and a checkpoint, and lets go of what falls out of them. It writes nothing. */
export const createLately = (deps: {
  readonly name: string;
  readonly server: AuditedServer;
  readonly org: string;
  readonly site: string;
  readonly reach: Reach;
  /** Entries in a page. */
  readonly limit: number;
}) => {
  const { server, org, reach } = deps;
  const held = new Map<string, Entry>();
  let after = 0;
  let taken: (CheckpointResponse & { readonly at: number }) | undefined;

  const take = async (): Promise<void> => {
    const before = taken;
    taken = { ...(await server.checkpoint(org, reach)), at: server.at.now };
    // The organization's devices keep more days than before.
    if (before !== undefined && taken.since < before.since) after = 0;
  };
  const look = async () => {
    const made = createView(
      (entry) => canCount(kindRegistry, entry),
      async () => createRules(),
    );
    const records = [...held.values()].map((entry) => ({
      ...{ entry, hash: JSON.stringify(entry), own: false },
      delivery: 'proven' as const,
    }));
    await made.apply(records);
    return made;
  };
  const letGo = async (): Promise<void> => {
    const since = taken?.since ?? '';
    const { isRuled } = await look();
    const mayGo = (entry: Entry): boolean =>
      (isVoid(entry) || kindRegistry.find(entry.kind)?.lately === true) &&
      timeToDate(entry.occurredAt) < since &&
      entry.subject === undefined &&
      !isRuled(entry);
    for (const family of familiesOf([...held.values()]))
      if (standingOf(family).tips.length === 1 && family.every(mayGo))
        for (const { id } of family) held.delete(id);
  };

  return {
    name: deps.name,
    site: deps.site,
    hearsAll: reach.sites === 'all',
    since: () => taken?.since ?? '',
    held: () => [...held.values()],
    sync: async (): Promise<void> => {
      if (taken === undefined || server.at.now - taken.at > day) {
        await take();
        await letGo();
      }
      for (let isMoved = false; ; ) {
        if (taken === undefined) throw new Error('no checkpoint');
        const page = await server.store.page(org, {
          ...{ after, reach, limit: deps.limit, toDevice: true },
          ...{ since: taken.since, checkpoint: taken.seq },
        });
        for (const { entry } of page.entries) {
          // What was passed over may be of these days now.
          isMoved ||= entry.kind === redateKind.kind && !held.has(entry.id);
          held.set(entry.id, entry);
        }
        after = page.next;
        if (page.more) continue;
        if (page.checkpoint === 'moved') await take();
        if (isMoved) after = 0;
        isMoved = false;
        if (after === page.next) return;
      }
    },
    shelf: async (site: string, today: string) => {
      const entries = (await look()).view.effective({ kinds });
      const words = entries.flatMap((entry) => {
        const body = readBody(holdKind, entry);
        return body === undefined ? [] : [{ ...body, hlc: entry.hlc }];
      });
      const effects = effectsSince(entries, stockEffectOfAll, taken, () => false);
      return shelfOf(site, effects, entries.flatMap(lotsOf), today, heldLots(words));
    },
    forks: async () => (await look()).view.forks().map((tips) => tips.map(({ id }) => id)),
    /** What counts of the days that it keeps. */
    shown: async () => (await look()).view.effective({ kinds, from: taken?.since ?? '' }),
  };
};
export type Lately = ReturnType<typeof createLately>;
