import * as v from 'valibot';
import { everyRole } from '#contract/roles.ts';
import { settingsSchema } from '#contract/settings.ts';
import type { Database } from '#database/connection.ts';
import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import { type Clock, type Random, type Uuid, uuid, uuidv4 } from '#log/index.ts';
import { keepCodes, newCode } from '../access/directory.ts';
import type { Organization } from './organization.ts';

const name = v.pipe(v.string(), v.minLength(1));

/**
 * An organization as a whole export carries it, so that its log has a place to go to: what entries speak of. Neither passphrases nor
 * sessions, keys or tokens: nobody can sign in by it.
 */
export const carriedSchema = v.object({
  name,
  code: name,
  settings: settingsSchema,
  /** The server as a device of the log (log-store/own-device.ts): its numbers go on. */
  device: uuid,
  sites: v.array(v.object({ id: uuid, name, channel: v.string(), removed: v.boolean() })),
  workers: v.array(
    v.object({
      id: uuid,
      name,
      role: v.picklist(everyRole),
      removed: v.boolean(),
      sites: v.optional(v.nullable(v.array(uuid))),
    }),
  ),
});
export type Carried = v.InferOutput<typeof carriedSchema>;

/** What a whole export carries of an organization. */
export const readCarried = async (
  tx: Transaction,
  { id: org, name: own, code, settings, sites }: Organization,
): Promise<Carried> => {
  const row = await tx.first<{ device: Uuid }>(sql`select device from organization where org_id = ${org}`);
  if (row === undefined) throw new Error('an organization without a row');
  const workers = await tx.rows<Carried['workers'][number]>(sql`
    select id, name, role, removed_at is not null as removed, sites from worker where org_id = ${org} order by id`);
  return { name: own, code, settings, device: row.device, sites: [...sites], workers: [...workers] };
};

/**
 * Makes the organization that an export carries, with an empty log and under an epoch of its own, so that its devices offer again what
 * they hold. Answers false where it is here already: then nothing is changed.
 */
export const makeCarried = (
  deps: { readonly database: Database; readonly clock: Clock; readonly random: Random },
  org: Uuid,
  carried: Carried,
): Promise<boolean> =>
  deps.database.acrossOrganizations(async (tx) => {
    await tx.script('lock table organization in share row exclusive mode');
    const known = await tx.first(sql`select 1 as found from organization where org_id = ${org}`);
    if (known !== undefined) return false;
    await keepCodes(tx);
    const code = await newCode(tx, carried.code);
    const now = sql`to_timestamp(${deps.clock.now()}::float8 / 1000)`;
    await tx.run(sql`
      insert into organization (org_id, name, code, created_at, device, settings)
      values (${org}, ${carried.name}, ${code}, ${now}, ${carried.device}, ${JSON.stringify(carried.settings)}::jsonb)`);
    await tx.run(
      sql`insert into log_head (org_id, last_seq, roster, epoch) values (${org}, 0, 1, ${uuidv4(deps)})`,
    );
    for (const site of carried.sites)
      await tx.run(sql`
        insert into site (org_id, id, name, channel, removed_at)
        values (${org}, ${site.id}, ${site.name}, ${site.channel}, ${site.removed ? now : sql`null`})`);
    for (const worker of carried.workers)
      await tx.run(sql`
        insert into worker (org_id, id, name, role, removed_at, sites)
        values (${org}, ${worker.id}, ${worker.name}, ${worker.role}, ${worker.removed ? now : sql`null`},
          ${worker.sites ?? null}::uuid[])`);
    return true;
  });
