import type { Database } from '#database/connection.ts';
import { isAboutContent } from '#database/faults.ts';
import { migrate } from '#database/migrations.ts';
import { createProjector } from '#database/projection/projector.ts';
import { err, type Failure, failure, type KindRegistry, ok, type Result } from '#log/index.ts';
import { kindRegistry } from '#programs/kinds.ts';
import { findOrganization, listOrganizations } from '#server/access/directory.ts';
import { createIntake, type Intake } from '#server/intake/intake.ts';
import type { LogStore } from '#server/intake/ports.ts';
import { createLogStore } from '#server/log-store/log-store.ts';
import { entrySource } from '#server/log-store/source.ts';
import { type Organization, readOrganization } from '#server/organization/organization.ts';
import { migrationsOf, projectionsOf, rooms } from '#server/programs.ts';
import type { Context } from './command.ts';
import { reachDatabase } from './reach.ts';

/** The log of one organization, opened by a command, beside a running server or without one. */
export interface OpenLog {
  readonly database: Database;
  readonly kinds: KindRegistry;
  readonly store: LogStore;
  readonly intake: Intake;
  readonly organization: Organization;
  readonly close: () => Promise<void>;
}

/** `name`, its code or id may be left out when there is one organization only. */
export const openLog = async (
  context: Context,
  name: string | undefined,
): Promise<Result<OpenLog, Failure>> => {
  const reached = await reachDatabase(context.settings, { mayVisit: true });
  if (!reached.ok) return reached;
  const { database, close } = reached.value;
  const fail = async (found: Failure): Promise<Result<OpenLog, Failure>> => {
    await close();
    return err(found);
  };
  const migrated = await migrate(database, migrationsOf(rooms));
  if (!migrated.ok) return fail(migrated.error);
  const kinds = kindRegistry;
  const projector = createProjector(projectionsOf(context, rooms));
  await projector.prepare(database, entrySource);
  const org = await findOrganization(database, name);
  if (!org.ok)
    return fail(
      org.error.code === 'not-found'
        ? {
            ...org.error,
            field: '--organization',
            detail: (await listOrganizations(database)).map((one) => one.name).join(', '),
          }
        : org.error,
    );
  const organization = await readOrganization(database, org.value);
  if (organization === undefined) return fail(failure('not-found'));
  const store = createLogStore({ ...context, database, projector, kinds });
  const intake = createIntake({ ...context, store, kinds, isAboutContent });
  return ok({ database, kinds, store, intake, organization, close });
};
