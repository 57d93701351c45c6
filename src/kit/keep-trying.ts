/**
 * Fetching what the app needs later (a part, the rest of the words) until it is there: on a weak line a first try often
 * fails. A first pause of one second, then of five; the network's return and `now` cut them short.
 */
export interface Trying {
  /** Tries at once. */
  readonly now: () => void;
  readonly stop: () => void;
}

/** Time and network from outside. */
export interface TryingPlace {
  /** Answers what cancels it. */
  readonly after: (ms: number, work: () => void) => () => void;
  /** Calls when the network is back; answers what ends that. */
  readonly whenOnline: (work: () => void) => () => void;
}

export const longestPauseMs = 5_000;

export const keepTrying = <T>(
  load: () => Promise<T>,
  told: {
    readonly onValue: (value: T) => void;
    /** `times`: how many tries failed in a row. */
    readonly onFailed?: (error: unknown, times: number) => void;
    /** For what costs much to try; left out: five seconds. */
    readonly longestPauseMs?: number;
  },
  place: TryingPlace = browserPlace,
): Trying => {
  let failures = 0;
  let isTrying = false;
  let isOver = false;
  let cancel = (): void => {};

  const go = (): void => {
    if (isTrying || isOver) return;
    cancel();
    isTrying = true;
    load().then(
      (value) => {
        if (isOver) return;
        stop();
        told.onValue(value);
      },
      (error: unknown) => {
        isTrying = false;
        if (isOver) return;
        failures += 1;
        cancel = place.after(
          Math.min(told.longestPauseMs ?? longestPauseMs, 1_000 * 5 ** (failures - 1)),
          go,
        );
        told.onFailed?.(error, failures);
      },
    );
  };
  const stopListening = place.whenOnline(go);
  const stop = (): void => {
    isOver = true;
    cancel();
    stopListening();
  };
  go();
  return { now: go, stop };
};

const browserPlace: TryingPlace = {
  after: (ms, work) => {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
  whenOnline: (work) => {
    window.addEventListener('online', work);
    return () => window.removeEventListener('online', work);
  },
};
