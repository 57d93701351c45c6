import { isAboutContent } from '#database/faults.ts';
import type { Projector } from '#database/projection/projector.ts';
import { withClosed } from '#report/server/kept/closed.ts';
import { countingKinds } from '#stock/fade.ts';
import { createCallers } from './access/caller.ts';
import { createDirectory } from './access/directory.ts';
import { createAttachments } from './attachments/attachments.ts';
import { createClockGuard } from './clock/guard.ts';
import type { ServerDeps } from './deps.ts';
import { createEventHub } from './events.ts';
import { createIntakeSteps } from './intake/intake.ts';
import { createIntakeQueue } from './intake/queue.ts';
import { atHomeKinds, createLogStore, everywhereKinds } from './log-store/log-store.ts';
import { createOwnDevice } from './log-store/own-device.ts';

/** What routes, pages and timers have in common: one of each for a server that runs. */
export type Services = Awaited<ReturnType<typeof createServices>>;

export const createServices = async (deps: ServerDeps, projector: Projector) => {
  const { database, kinds, rooms } = deps;
  const everywhere = everywhereKinds(kinds);
  const atHome = atHomeKinds(kinds);
  const events = createEventHub({ database, everywhere, atHome });
  const guard = await createClockGuard(deps);
  const store = createLogStore({ ...deps, projector, onNew: events.announce, onReceipt: guard.received });
  const intake = createIntakeQueue(
    createIntakeSteps({
      ...deps,
      store,
      isAboutContent,
      waiting: countingKinds,
      trustsClock: guard.trusts,
    }),
  );
  const live = rooms.flatMap(({ reports: own }) => own);
  return {
    everywhere,
    atHome,
    directory: createDirectory(database),
    events,
    guard,
    store,
    intake,
    attachments: createAttachments({ database, everywhere }),
    record: createOwnDevice({ ...deps, store }),
    callers: createCallers(deps),
    /** As the log has them, also at a place of before. */
    live,
    /** As they are read: closed days as they were closed. */
    reports: live.map(withClosed),
  };
};
