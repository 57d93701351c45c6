import type { SyncStatus } from '#kit/recorder.ts';
import { canCount, type Failure, ok, type Result, uuidv4 } from '#log/index.ts';
import { createAnnouncingStore } from '../store/announcing.ts';
import { isStore, openDevice } from '../store/device.ts';
import { readAtOnce, readFirst } from '../store/first.ts';
import { createHalfTyped } from '../store/half-typed.ts';
import { createOpeningView } from '../store/opening.ts';
import type { TabNews } from '../store/ports.ts';
import { readRecords } from '../store/read-records.ts';
import { readReading } from '../store/reading.ts';
import { createView } from '../store/view.ts';
import type { SyncLoop } from './loop.ts';
import { createReach } from './reach.ts';
import { createRecorder } from './recording.ts';
import type { Saving } from './saving.ts';
import type { Tab, TabDeps } from './tab-ports.ts';

/**
 * One open tab: it may always save and always sees what the device holds; over all tabs of the device exactly one syncs,
 * whichever holds the lock. Everything from outside is passed in, so the simulator runs this very code.
 */
export const openTab = async (deps: TabDeps): Promise<Result<Tab, Failure>> => {
  const opened = await openDevice(deps.store, deps.random);
  if (!opened.ok) return opened;

  let { storeId } = opened.value;
  const memory = createOpeningView(() =>
    createView((entry) => canCount(deps.kinds, entry), deps.rules, deps.bring),
  );
  let opening: SyncStatus['reading'];
  let isClosed = false;
  const listeners = new Set<() => void>();
  let sync: SyncState = { phase: 'idle' };
  let cleared: SyncStatus['cleared'];
  let counted: { readonly revision: number; readonly status: SyncStatus } | undefined;
  let loop: SyncLoop | undefined;
  let stopLooking = (): void => {};

  const setSync = (next: typeof sync): void => {
    sync = next;
    counted = undefined;
    for (const listener of [...listeners]) listener();
  };

  const store = createAnnouncingStore(deps.store, deps.kinds, (changed, removed) => {
    memory.apply(changed, removed);
    deps.channel.post({ type: 'records', changed: changed.map((record) => record.entry.id), removed });
  });
  const reachSaving = createReach(deps.saving, ({ createAppend }) =>
    createAppend({ ...deps, store, storeId: () => storeId }),
  );
  void reachSaving();
  /** The rest of what is held; what reads it comes with what a save needs. */
  const readOn = async (source: Parameters<Saving['readRest']>[0]): Promise<boolean> => {
    const gathering = memory.gather();
    for (;;) {
      const saving = await reachSaving();
      if (saving.ok) return saving.value.readRest(source, gathering);
      if (isClosed || gathering.isOver()) return false;
      await source.pause(lookAgainMs);
    }
  };
  const halfTyped = createHalfTyped({
    store: deps.store,
    clock: deps.clock,
    newTab: () => uuidv4(deps),
    hold: (tab, granted) => deps.locks.hold(`alongside-half-typed-${tab}`, granted),
    after: deps.timers.after,
    announce: () => deps.channel.post({ type: 'half-typed' }),
  });

  const tellCleared = (isTold: boolean, lost?: number): void => {
    const all = lost === undefined ? cleared?.lost : lost + (cleared?.lost ?? 0);
    cleared = isTold ? { ...(all !== undefined && { lost: all }) } : undefined;
    setSync(sync);
  };
  /** What was here is gone, also from this screen: a person may have cleared it on purpose. */
  const forget = (): void => {
    const { waiting, refused } = memory.saved.status(sync);
    memory.clear();
    opening = undefined;
    tellCleared(true, waiting + refused);
  };
  // A store that is just being thrown away cannot be read; a moment later what is there instead can.
  const lookForOtherStore = async (triesLeft = looks): Promise<void> => {
    const still = await deps.store.read((tx) => isStore(tx, storeId));
    if (still.ok && !still.value) forget();
    if (!still.ok && triesLeft > 0)
      stopLooking = deps.timers.after(lookAgainMs, () => void lookForOtherStore(triesLeft - 1));
  };
  const startOver = async (): Promise<void> => {
    forget();
    const again = await openDevice(deps.store, deps.random);
    if (!again.ok) return;
    storeId = again.value.storeId;
    deps.onNewStore?.(storeId);
    // Another tab may have begun anew before this one.
    const held = await store.read(async (tx) => ({
      records: await tx.all(),
      reading: await readReading(tx),
    }));
    if (held.ok) {
      memory.apply(held.value.records);
      setSync({ ...sync, reading: held.value.reading });
    }
    askForSync('woken');
  };

  const askForSync = (reason: 'saved' | 'woken'): void => {
    if (loop !== undefined) loop[reason]();
    else deps.channel.post({ type: 'sync-now' });
  };

  const hear = (news: TabNews): void => {
    switch (news.type) {
      case 'records':
        void readRecords(store, news.changed).then((read) => memory.apply(read, news.removed));
        loop?.saved();
        return;
      case 'phase':
        setSync(news);
        return;
      case 'half-typed':
        void halfTyped.read();
        return;
      case 'sync-now':
        loop?.woken();
        return;
    }
  };
  const stopHearing = deps.channel.listen(hear);

  const held = await store.read(async (tx) => {
    const count = await tx.count();
    const first = count > (deps.readAtOnce ?? readAtOnce) ? await readFirst(tx) : undefined;
    return {
      count,
      isWhole: first === undefined,
      records: first ?? (await tx.all()),
      knowsFirst: (await tx.meta('first')) !== undefined,
      reading: await readReading(tx),
      typed: await tx.meta('halfTyped'),
    };
  });
  if (!held.ok) {
    stopHearing();
    return held;
  }
  // What was taken back is not shown for a moment first.
  await memory.apply(held.value.records);
  sync = { ...sync, reading: held.value.reading };
  if (!held.value.knowsFirst)
    void reachSaving().then(async (saving) => {
      if (saving.ok) await saving.value.noteFirst(deps.store, deps.kinds);
    });
  if (!held.value.isWhole) {
    const { count: of } = held.value;
    opening = { done: 0, of, isHere: true };
    const source = {
      store,
      pause: (ms: number) => new Promise<void>((resolve) => void deps.timers.after(ms, resolve)),
      isClosed: () => isClosed,
      ...(deps.readAtOnce !== undefined && { atOnce: deps.readAtOnce }),
      onRead: (done: number) => {
        opening = { done: Math.min(done, of), of, isHere: true };
        setSync(sync);
      },
    };
    void readOn(source).then((isShown) => {
      if (!isShown) return;
      opening = undefined;
      setSync(sync);
      // What may be let go of is known from now on.
      loop?.woken();
    });
  }
  if (held.value.typed !== undefined) await halfTyped.found(held.value.typed);

  const tell = (next: SyncState): void => {
    setSync(next);
    deps.channel.post({ type: 'phase', ...next });
  };

  const lead = (): void => {
    loop = deps.leader({
      ...deps,
      stock: () => {
        const own = deps.stock?.();
        return own && { ...own, counting: memory.view.effective(own), isRuled: memory.isRuled };
      },
      store,
      isWhole: () => opening === undefined,
      onPhase: (phase) => {
        tell({ ...sync, phase, ...(phase === 'idle' && { lastSyncAt: deps.clock.now() }) });
      },
      onClock: (clockAhead) => {
        if (clockAhead !== sync.clockAhead) tell({ ...sync, clockAhead });
      },
      onReading: (reading) => {
        if (reading !== sync.reading) tell({ ...sync, reading });
      },
    });
    loop.woken();
  };
  const leaveLock = deps.locks.hold(`alongside-sync-${deps.org}`, lead);
  const stopWaking = deps.wake(() => loop?.woken());
  const stopWatching = deps.store.whenClosed?.(() => void lookForOtherStore());
  const stopViewing = memory.view.subscribe(() => {
    for (const listener of [...listeners]) listener();
  });

  const recorder = createRecorder({
    ...deps,
    store,
    halfTyped,
    reachSaving,
    onSaved: () => askForSync('saved'),
    onCleared: startOver,
  });

  return ok({
    ...opened.value,
    recorder,
    view: memory.view,
    halfTyped,
    tellCleared,
    status: () => {
      const revision = memory.view.revision();
      if (counted?.revision !== revision)
        counted = {
          revision,
          status: memory.saved.status({ ...sync, reading: opening ?? sync.reading, cleared }),
        };
      return counted.status;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    syncNow: () => askForSync('woken'),
    retry: async () => {
      const saving = await reachSaving();
      if (!saving.ok) return saving;
      const retried = await saving.value.offerHeldAgain(store);
      if (retried.ok) askForSync('woken');
      return retried;
    },
    close: () => {
      isClosed = true;
      loop?.stop();
      leaveLock();
      stopWaking();
      stopHearing();
      stopViewing();
      stopWatching?.();
      stopLooking();
      halfTyped.close();
    },
  });
};

/** Where syncing stands, as the tabs tell each other and as screens see it. */
type SyncState = Pick<SyncStatus, 'phase' | 'lastSyncAt' | 'reading' | 'clockAhead'>;

/** After this the next save tells; milliseconds between looks. */
const looks = 20;
const lookAgainMs = 500;
