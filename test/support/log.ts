import * as v from 'valibot';
import type { Database } from '#database/connection.ts';
import { sql } from '#database/sql.ts';
import { takebackKind } from '#log/device-kinds.ts';
import {
  createKindRegistry,
  defineKind,
  type Entry,
  eraseKind,
  hlcFormat,
  type Kind,
  linked,
  open,
  type Uuid,
  voidKind,
} from '#log/index.ts';
import { pictureKind } from './picture-kind.ts';
import { anyId } from './postgres.ts';

/** Kinds, writers and a small table for tests of the log that should not depend on any program. */
export const thingKind = defineKind({
  kind: 'test.thing',
  version: 1,
  fields: {
    n: open(v.pipe(v.number(), v.safeInteger()), 'a count to sum'),
    mark: linked(v.optional(v.string()), 'what must go when the person is erased'),
  },
});

export const testKinds = createKindRegistry([
  thingKind,
  pictureKind,
  voidKind,
  eraseKind,
  takebackKind,
] as unknown as readonly Kind[]);

export interface Writer {
  readonly device: Uuid;
  /** The next entry of this device; anything can be overridden. */
  readonly entry: (more?: Partial<Entry>) => Entry;
}

export const createWriter = (place: {
  readonly org: Uuid;
  readonly site: Uuid;
  readonly worker: Uuid;
}): Writer => {
  const device = anyId();
  let deviceSeq = 0;
  return {
    device,
    entry: (more = {}) => {
      deviceSeq += 1;
      return {
        id: anyId(),
        org: place.org,
        site: place.site,
        device,
        deviceSeq,
        author: place.worker,
        kind: 'test.thing',
        version: 1,
        occurredAt: '2026-03-08T09:15:00-05:00',
        recordedAt: '2026-03-08T09:15:00-05:00',
        hlc: hlcFormat({ ms: 1_772_000_000_000 + deviceSeq, counter: 0 }, device),
        body: { n: deviceSeq },
        ...more,
      };
    },
  };
};

/** An organization with one site and one worker, written straight into the tables. */
export const addOrganization = async (
  database: Database,
  role = 'peer',
): Promise<{ readonly org: Uuid; readonly site: Uuid; readonly worker: Uuid; readonly epoch: Uuid }> => {
  const [org, site, worker, epoch] = [anyId(), anyId(), anyId(), anyId()];
  await database.inOrganization(org, async (tx) => {
    await tx.run(sql`
      insert into organization (org_id, name, created_at, device, settings)
      values (${org}, 'Test', now(), gen_random_uuid(), '{"keepDays":365,"zone":"UTC","locale":"en"}')`);
    await tx.run(sql`insert into log_head (org_id, last_seq, roster, epoch) values (${org}, 0, 1, ${epoch})`);
    await tx.run(sql`insert into site (org_id, id, name, channel) values (${org}, ${site}, 'Hub', 'fixed')`);
    await tx.run(sql`insert into worker (org_id, id, name, role) values (${org}, ${worker}, 'A', ${role})`);
  });
  return { org, site, worker, epoch };
};
