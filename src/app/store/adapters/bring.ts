import { keepTrying } from '#kit/keep-trying.ts';

/** Nothing can be read without it: asked for until it is there. */
export const bring = <T>(fetch: () => Promise<T>): Promise<T> =>
  new Promise((resolve) => {
    keepTrying(fetch, { onValue: resolve });
  });
