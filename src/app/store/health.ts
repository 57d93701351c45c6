import { type Clock, err, type Failure, failure, ok, type Result, type Uuid } from '#log/index.ts';
import { storeLayout } from './device.ts';
import type { LocalStore } from './ports.ts';

/**
 * Whether this device keeps what it is given. A browser may throw a whole database away: under disk pressure unless asked
 * for protection, and in Safari after seven days without use. So ask for it, look at the space, leave a mark outside the
 * database to notice when it went, and try a real write before a shift starts.
 */
export interface StoragePlatform {
  /** Whether the browser promises not to evict; undefined where it does not say. `persist` asks for the promise. */
  readonly persisted: () => Promise<boolean | undefined>;
  readonly persist: () => Promise<boolean | undefined>;
  /** Bytes. */
  readonly estimate: () => Promise<{ readonly usage: number; readonly quota: number } | undefined>;
  /** A mark that outlives the database, in as many places as the browser has: the id of the store that was here. */
  readonly readMark: () => Promise<string | undefined>;
  readonly writeMark: (storeId: string) => Promise<void>;
}

export interface HealthReport {
  readonly protection: 'protected' | 'not-protected' | 'unknown';
  readonly space?: { readonly usage: number; readonly quota: number };
  /** True when little space is left: under 50 MB, or under a tenth of the quota. */
  readonly isTight: boolean;
  /** True when this device held a database before and it is gone: what was unsent then is lost, and a person is told. */
  readonly wasEvicted: boolean;
  /** The last time a strict write succeeded, in milliseconds. */
  readonly lastWriteAt?: number;
}

export interface Health {
  /** Call once after opening, with the id of the store. */
  readonly opened: (storeId: Uuid) => Promise<void>;
  /** A person has read that the store was evicted; until then every opening says so. */
  readonly acknowledgeEviction: () => Promise<void>;
  /**
   * Asks for protection. Browsers grant it more readily after an install or a first save. Firefox asks the person, and
   * answers only when they do: nothing may wait for it.
   */
  readonly protect: () => Promise<HealthReport>;
  readonly report: () => Promise<HealthReport>;
  /** Writes for real; a shift may start only when this is ok. Errors: the `storage-*` codes. */
  readonly canStartShift: () => Promise<Result<HealthReport, Failure>>;
}

const tightBytes = 50 * 1_048_576;

export const createHealth = (deps: {
  readonly store: LocalStore;
  readonly platform: StoragePlatform;
  readonly clock: Pick<Clock, 'now'>;
}): Health => {
  let lastWriteAt: number | undefined;
  let wasEvicted = false;
  let opened: Uuid | undefined;

  const report = async (): Promise<HealthReport> => {
    const [persisted, space] = await Promise.all([deps.platform.persisted(), deps.platform.estimate()]);
    return {
      protection: persisted === undefined ? 'unknown' : persisted ? 'protected' : 'not-protected',
      ...(space !== undefined && { space }),
      isTight: space !== undefined && space.quota - space.usage < Math.min(tightBytes, space.quota / 10),
      wasEvicted,
      ...(lastWriteAt !== undefined && { lastWriteAt }),
    };
  };

  return {
    opened: async (storeId) => {
      opened = storeId;
      const mark = await deps.platform.readMark();
      wasEvicted = mark !== undefined && mark !== storeId;
      if (mark === undefined) await deps.platform.writeMark(storeId);
    },
    acknowledgeEviction: async () => {
      wasEvicted = false;
      if (opened !== undefined) await deps.platform.writeMark(opened);
    },
    protect: async () => {
      await deps.platform.persist();
      return report();
    },
    report,
    canStartShift: async () => {
      const wrote = await deps.store.write(async (tx) => {
        const layout = await tx.meta('layout');
        if (layout === undefined) return err(failure('storage-closed', { detail: 'the database is gone' }));
        if (layout > storeLayout) return err(failure('storage-newer'));
        // What is said again as it is goes nowhere: only a list is written in any case.
        await tx.setMeta('halfTyped', (await tx.meta('halfTyped')) ?? []);
        return ok(undefined);
      });
      if (!wrote.ok) return wrote;
      if (!wrote.value.ok) return wrote.value;
      lastWriteAt = deps.clock.now();
      return ok(await report());
    },
  };
};
