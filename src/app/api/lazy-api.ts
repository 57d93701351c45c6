import { err, type Failure, failure, ok, type Result } from '#log/index.ts';
import type { Api } from './api.ts';

/**
 * An api whose code is fetched when something is first asked: the counter opens without it. Code that does not come is a
 * server that cannot be reached; the next asking tries again.
 */
export const createLazyApi = (load: () => Promise<Api>): Api => {
  const reach = (): Promise<Result<Api, Failure>> =>
    load().then(ok, (error: unknown) => {
      if (error instanceof TypeError) return err(failure('unreachable'));
      throw error;
    });
  return {
    ask: async (route, asking) => {
      const api = await reach();
      return api.ok ? api.value.ask(route, asking) : api;
    },
    download: async (route, asking) => {
      const api = await reach();
      return api.ok ? api.value.download(route, asking) : api;
    },
  };
};
