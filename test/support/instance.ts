import { clock, random, sha256 } from '#cli/adapters/ports.ts';
import type { Database } from '#database/connection.ts';
import { createProjector } from '#database/projection/projector.ts';
import type { Uuid } from '#log/index.ts';
import { kindRegistry } from '#programs/kinds.ts';
import { createIntake } from '#server/intake/intake.ts';
import { createLogStore } from '#server/log-store/log-store.ts';
import { entrySource } from '#server/log-store/source.ts';
import { setUp } from '#server/organization/setup.ts';
import { migrationsOf, projectionsOf, rooms } from '#server/programs.ts';
import { createTestDatabase } from './postgres.ts';

export const passphrase = 'three brown pelicans';

/** All rooms of this build over a fresh database, with one organization; everything but HTTP. */
export const createTestInstance = async () => {
  const { database, address } = await createTestDatabase({ migrations: migrationsOf(rooms) });
  const place = await addTestOrganization(database);
  const kinds = kindRegistry;
  const projector = createProjector(projectionsOf({ clock }, rooms));
  await projector.prepare(database, entrySource);
  const store = createLogStore({ database, projector, kinds, sha256, clock });
  const intake = createIntake({ store, kinds, sha256, clock });
  const report = async (id: string, from: string, to: string) => {
    const found = rooms.flatMap(({ reports }) => reports).find((one) => one.id === id);
    if (found === undefined) throw new Error(`no report ${id}`);
    return database.readOrganization(place.org, (tx) =>
      found.rows(tx, { org: place.org, from, to, today: to }),
    );
  };
  return { database, address, kinds, projector, store, intake, report, ...place };
};

export const addTestOrganization = async (
  database: Database,
  name = 'Test',
): Promise<{ readonly org: Uuid; readonly site: Uuid; readonly worker: Uuid }> => {
  const made = await setUp(
    { database, clock, random },
    {
      organization: name,
      site: 'Hub',
      channel: 'fixed',
      worker: 'A',
      passphrase,
      settings: { zone: 'America/New_York' },
    },
    { another: true },
  );
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
};
