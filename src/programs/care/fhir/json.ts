import type { JsonObject } from '#log/index.ts';
import { type Coding, isCoding } from './codes.ts';

/** Looking into JSON that somebody else wrote: what is not of the shape that is asked for is not there. */

export const objectOf = (value: unknown): JsonObject | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;

export const listOf = (value: unknown): readonly JsonObject[] =>
  Array.isArray(value) ? value.map(objectOf).filter((each) => each !== undefined) : [];

export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;

/** The codings of a concept, or of several. */
export const codingsOf = (...concepts: readonly unknown[]): readonly JsonObject[] =>
  concepts.flatMap((concept) => listOf(objectOf(concept)?.['coding']));

export const hasCode = (concepts: readonly unknown[], coding: Coding): boolean =>
  codingsOf(...concepts).some((each) => isCoding(each, coding));

/** The codes of our own system in concepts, by what stands before their point. */
export const codesOf = (concepts: readonly unknown[], system: string, before: string): readonly string[] =>
  codingsOf(...concepts).flatMap(({ system: of, code }) =>
    of === system && typeof code === 'string' && code.startsWith(`${before}.`)
      ? [code.slice(before.length + 1)]
      : [],
  );
