import { createAppend, type VisitChoice } from '#app/store/append.ts';
import { openDevice } from '#app/store/device.ts';
import { prune } from '#app/store/retention.ts';
import { createRules } from '#app/store/rules.ts';
import { createView } from '#app/store/view.ts';
import { createSyncEngine } from '#app/sync/engine.ts';
import type { Transport } from '#app/sync/ports.ts';
import { sha256 } from '#cli/adapters/ports.ts';
import type { Draft } from '#kit/recorder.ts';
import { canCount, type Entry, limits, msToTime, ok, type Random } from '#log/index.ts';
import { readBody } from '#log/read-body.ts';
import { kindRegistry } from '#programs/kinds.ts';
import type { Reach } from '#server/access/reach.ts';
import { stockEffectOfAll } from '#server/programs.ts';
import { arriveKind, holdKind, transferKind } from '#stock/entries.ts';
import { heldLots } from '#stock/holds.ts';
import { neededForStock } from '#stock/keep.ts';
import { lotsOf } from '#stock/lots.ts';
import { shelfOf } from '#stock/shelf.ts';
import { countsAsIn, shipmentsOf } from '#stock/shipments.ts';
import { createMemoryStore } from '../../support/memory-store.ts';
import { countingIn, requestsIn } from './counting.ts';
import type { AuditedServer } from './instance.ts';

const allKinds = kindRegistry.all.map(({ kind }) => kind);

/** One phone of the product, put together as the app does: its store, its sync, what its screens reckon from. */
export interface Phone {
  readonly name: string;
  readonly site: string;
  /** False: it hears of its own site, and of what every device needs. */
  readonly hearsAll: boolean;
  /** How far its clock is ahead, which may change. */
  skew: number;
  /** What its clock says, and so much later. */
  readonly now: (later?: number) => string;
  /** All that it holds, as it is kept. */
  readonly held: () => Promise<readonly Entry[]>;
  readonly save: (drafts: readonly Draft[], visit: VisitChoice, site?: string) => Promise<readonly Entry[]>;
  /** Hands in, reads, and lets go of what it may. */
  readonly sync: () => Promise<void>;
  readonly shelf: (site: string, today: string) => Promise<ReturnType<typeof shelfOf>>;
  /** Boxes on their way and what came of them, as the stock screen shows them. */
  readonly shipments: () => Promise<ReturnType<typeof shipmentsOf>>;
  /** How the counts of its site stand, and what closing them would write, as the counting screen has it. */
  readonly counting: (where: string, now: number) => Promise<ReturnType<typeof countingIn>>;
  readonly requests: () => Promise<ReturnType<typeof requestsIn>>;
  readonly forks: () => Promise<readonly (readonly string[])[]>;
  /** What counts of these kinds on these days, as Today shows it. */
  readonly shown: (days: { readonly from?: string; readonly to?: string }) => Promise<readonly Entry[]>;
}

export interface PhoneDeps {
  readonly name: string;
  readonly server: AuditedServer;
  readonly org: string;
  readonly site: string;
  readonly worker: string;
  readonly reach: Reach;
  readonly offsetMinutes: (ms: number) => number;
  /** False: an app from before phones told what their clock says. */
  readonly tellsClock: boolean;
  readonly random: Random;
  /** Told of everything that the server answered to a push. */
  readonly onPush: (entries: readonly Entry[], ahead: number | undefined, answers: readonly string[]) => void;
}

const heldIn = (entries: readonly Entry[]): ReadonlySet<string> =>
  heldLots(
    entries.flatMap((entry) => {
      const body = readBody(holdKind, entry);
      return body === undefined ? [] : [{ ...body, hlc: entry.hlc }];
    }),
  );

/** Nothing is arranged before the first reading: the phone reads, and its worker saves again. */
const onceRead = async (
  phone: Pick<Phone, 'sync'>,
  save: () => ReturnType<ReturnType<typeof createAppend>>,
): ReturnType<ReturnType<typeof createAppend>> => {
  const saved = await save();
  if (saved.ok || saved.error.code !== 'setting-unread') return saved;
  await phone.sync();
  return save();
};

export const createPhone = async (deps: PhoneDeps): Promise<Phone> => {
  const { server, org, site, worker } = deps;
  const store = createMemoryStore();
  await openDevice(store, deps.random);
  const clock = {
    now: () => server.at.now + phone.skew,
    offsetMinutes: deps.offsetMinutes,
  };
  const transport: Transport = {
    push: async (entries) => {
      const ahead = deps.tellsClock ? phone.skew : undefined;
      const wire = JSON.parse(JSON.stringify(entries)) as readonly Entry[];
      const answer = await server.take(org, wire, ahead === undefined ? {} : { aheadMs: ahead });
      deps.onPush(
        wire,
        ahead,
        answer.verdicts.map(({ verdict }) => verdict),
      );
      return ok(JSON.parse(JSON.stringify(answer)));
    },
    pull: async (after) => {
      const page = await server.store.page(org, { after, limit: limits.pageEntries, reach: deps.reach });
      return ok(JSON.parse(JSON.stringify(page)));
    },
    ledger: async (device) =>
      ok(JSON.parse(JSON.stringify({ device, ...(await server.store.ledger(org, device)) }))),
    serverNow: () => server.at.now,
  };
  const parts = { store, kinds: kindRegistry, sha256, clock, random: deps.random };
  const append = createAppend(parts);
  const engine = createSyncEngine({ ...parts, transport });

  const look = async () => {
    const held = await store.read((tx) => tx.all());
    if (!held.ok) throw new Error(held.error.code);
    const made = createView(
      (entry) => canCount(kindRegistry, entry),
      async () => createRules(),
    );
    await made.apply(held.value);
    return made;
  };
  const letGo = async (): Promise<void> => {
    if (Math.abs(phone.skew) > limits.clockDriftMs) return;
    const { view, isRuled } = await look();
    const counting = view.effective({ kinds: allKinds });
    const needed = neededForStock({ effectOf: stockEffectOfAll, counting, isRuled });
    await prune(parts, server.at.now, needed);
  };

  const phone: Phone = {
    name: deps.name,
    site,
    hearsAll: deps.reach.sites === 'all',
    skew: 0,
    now: (later = 0) => {
      const ms = clock.now() + later;
      return msToTime(ms, clock.offsetMinutes(ms));
    },
    held: async () => {
      const held = await store.read((tx) => tx.all());
      return held.ok ? held.value.map(({ entry }) => entry) : [];
    },
    save: async (drafts, visit, at = site) => {
      const saved = await onceRead(phone, () => append({ org, site: at, worker }, drafts, visit));
      if (!saved.ok) throw new Error(JSON.stringify(saved.error));
      return saved.value.map(({ entry }) => entry);
    },
    sync: async () => {
      const done = await engine.pass();
      if (!done.ok) throw new Error(`a phone cannot sync: ${JSON.stringify(done.error)}`);
      await letGo();
    },
    shelf: async (where, today) => {
      const { view } = await look();
      const entries = view.effective({ kinds: kindRegistry.all.map(({ kind }) => kind) });
      return shelfOf(
        where,
        entries.flatMap((entry) => stockEffectOfAll(entry) ?? []),
        entries.flatMap(lotsOf),
        today,
        heldIn(entries),
      );
    },
    shipments: async () => {
      const { view } = await look();
      return shipmentsOf(view.effective({ kinds: [transferKind.kind, arriveKind.kind] }), countsAsIn(view));
    },
    counting: async (where, now) => countingIn((await look()).view, where, now),
    requests: async () => requestsIn((await look()).view),
    forks: async () => (await look()).view.forks().map((tips) => tips.map(({ id }) => id)),
    shown: async (days) =>
      (await look()).view.effective({ kinds: kindRegistry.all.map(({ kind }) => kind), ...days }),
  };
  return phone;
};
