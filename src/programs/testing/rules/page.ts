import { canonicalText, type JsonObject } from '#log/index.ts';
import type { AfterSaid } from '../after-entries.ts';

/** Bytes of what is sealed, whatever it says: the longest that can be said fits (page.test.ts). */
export const pageBytes = 1_535;

const bytesOf = (values: JsonObject): number => new TextEncoder().encode(canonicalText(values)).length;

/** What no key types, and a byte of which takes six as it is written. */
const unwritten = /[\p{Cc}\p{Cs}]/gu;

/** What is sealed of an entry, filled up: of one size whether it says much, little or nothing. */
export const pageOf = (said: Omit<AfterSaid, 'fill'>): JsonObject => {
  const clean = Object.fromEntries(
    Object.entries(said).flatMap(([name, value]) =>
      value === undefined
        ? []
        : [
            [
              name,
              typeof value === 'string' ? value.replace(unwritten, ' ') : (value as JsonObject),
            ] as const,
          ],
    ),
  );
  const lacks = pageBytes - bytesOf({ ...clean, fill: '' });
  if (lacks < 0) throw new Error('what came of a test is longer than its page');
  return { ...clean, fill: 'x'.repeat(lacks) };
};
