import { errorName, type Logger, type RouteName } from './log.ts';

/**
 * Does something again and again, one at a time. A failure is logged and the next turn tries again: nothing that matters
 * hangs on a single turn, what is due is in the database. `stop` waits for the turn that runs.
 */
export const repeat = (
  log: Logger,
  name: RouteName,
  everyMs: number,
  work: () => Promise<unknown>,
): { readonly stop: () => Promise<void> } => {
  let running: Promise<unknown> | undefined;
  const turn = async (): Promise<void> => {
    try {
      await work();
    } catch (error) {
      log('crashed', { route: name, error: errorName(error) });
    }
    running = undefined;
  };
  const timer = setInterval(() => {
    running ??= turn();
  }, everyMs);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
};
