import * as v from 'valibot';
import { line } from '#log/shared-fields.ts';
import type { Label } from './choice.ts';
import { languages } from './languages.ts';

/** A name that an organization gives, at most `chars` long in each language; without English nobody could fall back. */
export const labelSchema = (chars: number): v.GenericSchema<Label> => {
  const text = line(chars);
  return v.strictObject({ ...inEach(() => v.optional(text)), en: text });
};

/** A name from one text for each language that was given; English for the rest, which older builds ask for. */
export const toLabel = (en: string, given: Readonly<Record<string, string | undefined>> = {}): Label => ({
  ...inEach((code) => given[code] ?? en),
  en,
});

const inEach = <T>(make: (code: string) => T): Readonly<Record<string, T>> =>
  Object.fromEntries(languages.map(({ code }) => [code, make(code)]));
