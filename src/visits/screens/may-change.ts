import { rightsOf } from '#contract/rights.ts';
import type { Place } from '#kit/recorder.ts';
import type { Entry } from '#log/index.ts';

/** What others wrote is changed by whoever answers for the records. */
export const mayChange = ({ role, isBound, worker }: Place, entries: readonly Entry[]): boolean =>
  rightsOf(role, isBound).has('correct-others') || entries.every(({ author }) => author === worker);
