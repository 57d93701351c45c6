import type { By } from './authority.ts';
import type { Decision, IntakeDeps, Known, Offer } from './intake/contract.ts';
import { createRun } from './intake/run.ts';
import type { Kind } from './kind.ts';
import { createBodyReader, createEntryReader } from './quick-read.ts';

/**
 * The server's decision on a batch, as a pure function: what it knows, what is offered, what is to be written and what
 * is answered. The caller reads `Known` and writes `Decision` in one transaction that holds the organization's lock.
 */
export type * from './intake/contract.ts';
export { idsToLookUp, targetsToLookUp } from './intake/look-up.ts';

/** The first step needs no lock: reading, writing canonically and hashing are most of the work of a decision. */
export const readOffer = ({ sha256 }: Pick<IntakeDeps, 'sha256'>): ((value: unknown) => Offer) => {
  const readEntry = createEntryReader(sha256);
  return (value) => {
    const read = readEntry(value);
    return read.ok ? read.value : { id: idOf(value), fault: read.error };
  };
};

/** The second step, under the lock. */
export const decideOffers = (deps: IntakeDeps) => {
  const readers = new Map<Kind, Kind['parse']>();
  const readBody = (kind: Kind): Kind['parse'] => {
    const known = readers.get(kind);
    if (known !== undefined) return known;
    const reader = createBodyReader(kind);
    readers.set(kind, reader);
    return reader;
  };
  return (known: Known, offers: readonly Offer[], firstSeq: number): Decision => {
    const run = createRun({ ...deps, readBody }, known, firstSeq);
    for (const offer of offers) run.take(offer);
    return run.decision();
  };
};

/** Both steps at once. */
export const decideIntake = (deps: IntakeDeps) => {
  const read = readOffer(deps);
  const decide = decideOffers(deps);
  return (known: Known, offered: readonly unknown[], firstSeq: number, by: By = 'house'): Decision =>
    decide(
      known,
      offered.map((value) => ({ ...read(value), by })),
      firstSeq,
    );
};

const idOf = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string'
    ? value.id.slice(0, 36)
    : '';
