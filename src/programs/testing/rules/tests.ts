import type { Entry, Uuid } from '#log/index.ts';
import { readBody } from '#log/read-body.ts';
import { type Outcome, readingKind, type TestBody, testKind } from '../entries.ts';

export interface Test {
  readonly id: string;
  /** The entry with what is sealed of it. */
  readonly entry: string;
  readonly said: TestBody;
  readonly occurredAt: string;
  /** They wanted none of it kept: that it was done is all there is. */
  readonly isErased: boolean;
  /** Subjects of its entries, each of its own: what an erasure orders. */
  readonly subjects: readonly Uuid[];
  /** The latest reading; undefined while nobody has read it. */
  readonly reading:
    | { readonly entry: string; readonly came: Outcome; readonly occurredAt: string }
    | undefined;
}

/** Tests of these entries, the newest first; a reading without its test is not shown. */
export const foldTests = (entries: readonly Entry[]): readonly Test[] => {
  const inOrder = entries.toSorted((a, b) => (a.hlc < b.hlc ? -1 : 1));
  const tests = new Map<string, Test>();
  for (const entry of inOrder) {
    const said = readBody(testKind, entry);
    if (said !== undefined && !tests.has(said.test))
      tests.set(said.test, {
        id: said.test,
        entry: entry.id,
        said,
        occurredAt: entry.occurredAt,
        isErased: entry.erased === true,
        subjects: entry.subject === undefined ? [] : [entry.subject],
        reading: undefined,
      });
  }
  for (const entry of inOrder) {
    const read = readBody(readingKind, entry);
    const of = read && tests.get(read.test);
    if (read !== undefined && of !== undefined)
      tests.set(read.test, {
        ...of,
        subjects: entry.subject === undefined ? of.subjects : [...of.subjects, entry.subject],
        reading: { entry: entry.id, came: read.came, occurredAt: entry.occurredAt },
      });
  }
  return [...tests.values()].toSorted((a, b) => (a.occurredAt > b.occurredAt ? -1 : 1));
};
