import type { Database } from '#database/connection.ts';
import { takebackKind } from '#log/device-kinds.ts';
import {
  type Clock,
  err,
  type Failure,
  failure,
  type LocalTime,
  msToTime,
  ok,
  type Random,
  type Result,
  type Uuid,
  uuidv7,
  voidKind,
} from '#log/index.ts';
import type { ImportRecord } from '#sheets/import/former.ts';
import type { LogStore } from '../intake/ports.ts';
import type { createOwnDevice } from '../log-store/own-device.ts';
import { readImports } from './log.ts';

/** The imports of an organization: what came in by file, and out again. */
export interface Imports {
  readonly list: (org: Uuid) => Promise<readonly ImportRecord[]>;
  /** Takes all of one import back; nothing happens when it is out already. `device` stands for the import. */
  readonly takeBack: (order: TakeBackOrder) => Promise<Result<null, Failure>>;
  /** Brings it in again, unless it was replaced: then what replaced it must be taken back. */
  readonly bringBack: (order: TakeBackOrder) => Promise<Result<null, Failure>>;
}

export interface TakeBackOrder {
  readonly org: Uuid;
  readonly author: Uuid;
  readonly device: Uuid;
}

export const createImports = (deps: {
  readonly database: Database;
  readonly store: LogStore;
  readonly clock: Clock;
  readonly random: Random;
  readonly record: ReturnType<typeof createOwnDevice>;
}): Imports => {
  const list = (org: Uuid) => deps.database.readOrganization(org, (tx) => readImports(tx, org));
  const now = (): LocalTime => {
    const ms = deps.clock.now();
    return msToTime(ms, deps.clock.offsetMinutes(ms));
  };
  const find = async ({ org, device }: TakeBackOrder): Promise<ImportRecord | undefined> =>
    (await list(org)).find((record) => record.device === device);
  return {
    list,
    takeBack: async (order) => {
      const found = await find(order);
      if (found === undefined) return err(failure('not-found'));
      if (found.takenBack !== undefined) return ok(null);
      const ranges = (await deps.store.ledger(order.org, order.device)).ranges;
      const body = { device: order.device, first: 1, last: ranges.at(-1)?.[1] ?? 1, reason: 'mistake' };
      const { kind, version } = takebackKind;
      return deps.record(order.org, [{ kind, version, body }], uuidv7(deps), now(), order.author);
    },
    bringBack: async (order) => {
      const found = await find(order);
      if (found === undefined) return err(failure('not-found'));
      if (found.takenBack === undefined) return ok(null);
      const { kind, version } = voidKind;
      const draft = { kind, version, body: { reason: 'mistake' }, supersedes: [found.takenBack] };
      return deps.record(order.org, [draft], uuidv7(deps), now(), order.author);
    },
  };
};
