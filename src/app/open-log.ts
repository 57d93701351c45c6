import type { LogAccess } from '#kit/log-context.tsx';
import { type Clock, type Failure, msToTime, ok, type Result } from '#log/index.ts';
import { browserClock, browserRandom } from './adapters/browser.ts';
import type { KnownPrograms } from './known-programs.ts';
import type { Later } from './open-health.ts';
import { type Granted, type SessionStore, tokenFor } from './session/session.ts';
import { bring } from './store/adapters/bring.ts';
import { databaseName } from './store/adapters/database-name.ts';
import { createIndexedDbStore } from './store/adapters/indexeddb.ts';
import { createTabChannel } from './store/adapters/tab-channel.ts';
import type { LocalStore, TabChannel } from './store/ports.ts';
import { createLocks, createPageWake, createTimers } from './sync/adapters/browser.ts';
import { createLazyLeader } from './sync/lazy-leader.ts';
import { lazyWake } from './sync/lazy-wake.ts';
import { openTab } from './sync/tab.ts';
import type { Tab } from './sync/tab-ports.ts';

/** The log of one organization on this device, open in this tab. */
export interface OpenLog {
  readonly tab: Tab;
  readonly store: LocalStore;
  /** A passphrase stands before what was saved: what is saved now is kept, and nothing is read. */
  readonly isLocked: boolean;
  /** Time as at the program's place. */
  readonly clock: Clock;
  /** Comes a moment after the counter stands. */
  readonly health: Promise<Later>;
}

export const openLog = async (
  org: string,
  sessions: SessionStore,
  known: KnownPrograms,
  onTurned: () => void,
): Promise<Result<OpenLog, Failure>> => {
  const token = (): string | undefined => tokenFor(sessions.read(), org);
  const timers = createTimers();
  const store = createIndexedDbStore({
    org,
    random: browserRandom,
    after: timers.after,
    onTurned,
    load: () => import('./keys/behind-lock.ts'),
  });
  const clock = await clockOf(zoneOf(sessions, org));
  const wakes = [
    createPageWake(),
    lazyWake(async () => {
      const { createServerWake } = await import('./sync/adapters/events.ts');
      return createServerWake({ base: '', token, fraction: browserRandom.fraction });
    }),
  ];
  // Once the store was read: each page that is locked sees a store of its own, sends that itself, and has no news for others.
  const whose = (): string => org + (store.aside() ?? '');
  let channel: TabChannel | undefined;
  let status: Tab['status'] | undefined;
  const tab = await openTab({
    get org() {
      return whose();
    },
    store,
    leader: createLazyLeader(async () => {
      const { openSync } = await import('./open-sync.ts');
      const { installation } = sessions.read();
      return openSync({
        base: '',
        token,
        now: browserClock.now,
        org,
        device: installation,
        status: () => status?.(),
        aside: store.aside(),
      });
    }),
    locks: createLocks(),
    get channel() {
      channel ??= createTabChannel(databaseName(whose()));
      return channel;
    },
    timers,
    wake: (wake) => {
      const stops = wakes.map((listen) => listen(wake));
      return () => {
        for (const stop of stops) stop();
      };
    },
    kinds: known.kinds,
    bring: known.bringKinds,
    saving: () => import('./sync/adapters/browser-saving.ts').then(({ browserSaving }) => browserSaving),
    clock,
    random: browserRandom,
    stock: known.sources,
    rules: () => import('./store/rules.ts').then(({ createRules }) => createRules()),
    cipher: async () => (await (await health).sealing()).now().cipher,
    onNewStore: (storeId) => void health.then((open) => open.opened(storeId)),
  });
  if (!tab.ok) return tab;
  const opened = tab.value;
  status = opened.status;
  const health: Promise<Later> = bring(() => import('./open-health.ts')).then(({ openHealth }) =>
    openHealth(store, browserClock, databaseName(org), opened.storeId, {
      org,
      token,
      device: sessions.read().installation,
    }),
  );
  const isLocked = store.aside() !== undefined;
  void health.then((open) => open.begun(opened, isLocked, sessions));
  return ok({ tab: opened, store, isLocked, clock, health });
};

/**
 * Written as at the place of the program: a phone that is set to another zone must not put the evening into the next month.
 * Few are, so that what it takes is fetched only then. `UTC` is what a program has that never said where it is: there the
 * phone's own zone counts.
 */
const clockOf = (zone: string): Clock | Promise<Clock> =>
  zone === 'UTC' || zone === Intl.DateTimeFormat().resolvedOptions().timeZone
    ? browserClock
    : bring(() => import('./adapters/clock-in.ts')).then(({ clockIn }) => clockIn(zone, browserClock));

const zoneOf = (sessions: SessionStore, org: string): string =>
  Object.values(sessions.read().granted).find(({ context }) => context.organization.id === org)?.context
    .organization.settings.zone ?? 'UTC';

/** A person has read that the browser threw away what was here: it is told no more. */
export const readCleared = async ({ tab, health }: OpenLog): Promise<void> => {
  await (await health).acknowledgeEviction();
  tab.tellCleared(false);
};

/** What screens get: the log, seen and written as this worker at this site. */
export const accessOf = (
  { tab, clock, health, isLocked }: OpenLog,
  granted: Granted,
  site: string,
): LogAccess => {
  const { organization, sites, workers, me } = granted.context;
  return {
    recorder: tab.recorder({ org: organization.id, site, worker: me.worker }),
    view: tab.view,
    place: {
      org: organization.id,
      organization: organization.name,
      site,
      worker: me.worker,
      code: organization.code,
      sites: sites.filter(({ removed, id }) => !removed || id === site),
      closed: sites.filter(({ removed, id }) => removed && id !== site),
      workers,
      role: me.role,
      isBound: me.sites !== undefined,
      hasNotes: organization.settings.notes === true,
      now: () => {
        const ms = clock.now();
        return msToTime(ms, clock.offsetMinutes(ms));
      },
    },
    isLocked,
    health,
    halfTyped: tab.halfTyped.at({ site, worker: me.worker }),
    kept: (of) => tab.halfTyped.at({ site: of, worker: of }),
    status: { now: tab.status, subscribe: tab.subscribe },
  };
};
