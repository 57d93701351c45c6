import { createParts } from './parts.ts';

/** A connection that hangs is given up after this long; what still comes later is taken. */
const patienceMs = 30_000;

/** A script element of its own for each try: browsers fetch again for it. */
const fetchPart = (name: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const script = document.createElement('script');
    const fail = (): void => reject(new TypeError(`${name} could not be fetched`));
    const timer = setTimeout(fail, patienceMs);
    const end = (then: () => void) => () => {
      clearTimeout(timer);
      script.remove();
      then();
    };
    script.onload = end(resolve);
    script.onerror = end(fail);
    script.src = `/assets/${name}`;
    document.head.append(script);
  });

/** A line that stumbles once is not worth telling those who wait. */
const fetchTwice = (name: string): Promise<void> =>
  fetchPart(name).catch(async () => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    await fetchPart(name);
  });

Object.assign(globalThis, { $parts: createParts(fetchTwice) });
