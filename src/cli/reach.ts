import { type Database, openDatabase } from '#database/connection.ts';
import { type EmbeddedDeps, startEmbedded } from '#database/embedded/launcher.ts';
import { errorToFailure } from '#database/faults.ts';
import { err, type Failure, ok, type Result } from '#log/index.ts';
import type { Settings } from './settings.ts';

export interface Reached {
  readonly database: Database;
  /** What PostgreSQL it is, for people: `embedded`, or the host of `DATABASE_URL` without user and password. */
  readonly where: string;
  /** Closes connections; stops the embedded PostgreSQL if this call started it. */
  readonly close: () => Promise<void>;
}

/**
 * The database that the settings name: `DATABASE_URL`, else the embedded one in the data folder. A command may visit the
 * database of a running server (`mayVisit`).
 */
export const reachDatabase = async (
  { databaseUrl, dataDir }: Pick<Settings, 'databaseUrl' | 'dataDir'>,
  { mayVisit = false, connections = 10 }: { readonly mayVisit?: boolean; readonly connections?: number } = {},
  deps: EmbeddedDeps = {},
): Promise<Result<Reached, Failure>> => {
  if (databaseUrl !== undefined) {
    const database = openDatabase({ url: databaseUrl }, { connections });
    const fault = await firstFault(database);
    if (fault === undefined) return ok({ database, where: new URL(databaseUrl).host, close: database.close });
    await database.close();
    return err(fault);
  }
  const embedded = await startEmbedded({ dataDir, mayVisit }, deps);
  if (!embedded.ok) return embedded;
  const database = openDatabase(embedded.value.address, { connections });
  return ok({
    database,
    where: 'embedded',
    close: async () => {
      await database.close();
      await embedded.value.stop();
    },
  });
};

/** A wrong password or name of a database is told by its code: 28P01, 3D000. */
const firstFault = async (database: Database): Promise<Failure | undefined> => {
  try {
    await database.asOwner((tx) => tx.script('select 1'));
    return undefined;
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
    return errorToFailure(error) ?? { code: 'setting-invalid', field: 'DATABASE_URL', detail: code };
  }
};
