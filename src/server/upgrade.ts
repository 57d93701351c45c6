import { migrate } from '#database/migrations.ts';
import { createProjector, type Projector } from '#database/projection/projector.ts';
import { type Failure, ok, type Result } from '#log/index.ts';
import { keepCodes, lackCodes, listOrganizations } from './access/directory.ts';
import { noteWriters } from './access/writers.ts';
import type { ServerDeps } from './deps.ts';
import { reconsiderAside, setAsideOddTimes } from './log-store/aside.ts';
import { entrySource } from './log-store/source.ts';
import { understandEntries } from './log-store/understand.ts';
import { migrationsOf, projectionsOf } from './programs.ts';

/**
 * The schema brought up to date, tables filled, entries that this version newly understands counted. Fails as `migrate` does.
 */
export const bringUpToDate = async (deps: ServerDeps): Promise<Result<Projector, Failure>> => {
  const { database, kinds, rooms, log } = deps;
  const migrated = await migrate(database, migrationsOf(rooms));
  if (!migrated.ok) return migrated;
  const projector = createProjector(projectionsOf(deps, rooms));
  await projector.prepare(database, entrySource);
  await database.acrossOrganizations(async (tx) => {
    if (!(await lackCodes(tx))) return;
    await tx.script('lock table organization in share row exclusive mode');
    await keepCodes(tx);
  });
  for (const { id: org } of await listOrganizations(database)) {
    await noteWriters(deps, org);
    const count = await understandEntries({ database, projector, kinds }, org);
    if (count > 0) log('understood', { org, count });
    const aside = await setAsideOddTimes({ database, projector, kinds }, org);
    if (aside > 0) log('set-aside', { org, count: aside });
    if (await reconsiderAside({ database, projector, kinds }, org))
      await projector.rebuild(database, entrySource, org);
  }
  return ok(projector);
};
