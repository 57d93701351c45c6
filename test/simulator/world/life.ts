/**
 * The life of one simulated tab. Whatever it asks of the world goes through `step`; once it is dead nothing it waits for
 * ever comes back, as with a killed process. The world may ask for a crash at the k-th step, wherever that falls.
 */
export interface Life {
  readonly isAlive: () => boolean;
  readonly end: () => void;
  /** Called once when this life ends; answers how to take it back. */
  readonly onEnd: (work: () => void) => () => void;
  /** Counts one await of the code under test, and lets its answer through only to the living. */
  readonly step: <T>(work: () => Promise<T>) => Promise<T>;
}

/** Counts steps over all lives of a world; `crash` is called just before the step with this number. */
export interface StepCounter {
  count: number;
  readonly crashAt: number;
  readonly crash: (life: Life) => void;
}

export const createLife = (counter?: StepCounter): Life => {
  let alive = true;
  const endings = new Set<() => void>();
  const never = <T>(): Promise<T> => new Promise<T>(() => {});
  const life: Life = {
    isAlive: () => alive,
    onEnd: (work) => {
      endings.add(work);
      return () => {
        endings.delete(work);
      };
    },
    end: () => {
      if (!alive) return;
      alive = false;
      for (const work of [...endings]) work();
    },
    step: (work) => {
      if (!alive) return never();
      if (counter !== undefined) {
        counter.count += 1;
        if (counter.count === counter.crashAt) counter.crash(life);
        if (!alive) return never();
      }
      return new Promise((resolve, reject) => {
        work().then(
          (value) => {
            if (alive) resolve(value);
          },
          (reason) => {
            if (alive) reject(reason);
          },
        );
      });
    },
  };
  return life;
};
