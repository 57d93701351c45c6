import * as v from 'valibot';
import { isLocalDate } from './calendar.ts';
import type { LocalDate } from './time.ts';
import { isUuid, type Uuid } from './uuid.ts';

/** An id in a body or an envelope. */
export const uuid = v.custom<Uuid>(isUuid, 'expected a UUID in lower case');

/** A day in a body, `YYYY-MM-DD`: one that exists, so never 2026-02-31. */
export const day = v.custom<LocalDate>(isLocalDate, 'expected a day such as 2027-05-31');

/** A whole number, `min` and `max` included. */
export const whole = (min: number, max: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));

/** A line of text that says something: trimmed, with `most` letters. */
export const line = (most: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(most));
