// What the page keeps on this device, for when there is no signal: sums by month and the answers about the place. Nothing
// here is about one person.
import * as v from 'valibot';
import { impactProgram } from '#contract/impact.ts';
import type { Choices } from '#impact/answer/inputs.ts';
import type { LocalForm } from '#impact/program/local.ts';
import { smallStorage } from '../../adapters/small-storage.ts';

const group = v.custom<object>((value) => typeof value === 'object' && value !== null);

const { schema: fromLogSchema } = impactProgram.answer;
export type FromLog = v.InferOutput<typeof fromLogSchema>;

export type Kept = {
  /** By period, `2025-01..2025-12`. */
  readonly programs: Readonly<Record<string, FromLog>>;
  /** Periods whose silent months are months in which the program was closed. */
  readonly closed: readonly string[];
  readonly local: LocalForm | null;
  /** Which engine's questions `local` answers. */
  readonly asked: number;
  /** Figures that were put in place of the cautious ones. */
  readonly choices: Choices;
};

const schema = v.object({
  programs: v.record(v.string(), fromLogSchema),
  closed: v.array(v.string()),
  local: v.nullable(group as unknown as v.GenericSchema<unknown, LocalForm>),
  // What was kept before the second engine says nothing of it.
  asked: v.optional(v.number(), 1),
  // What was kept before figures could be chosen has none.
  choices: v.optional(group as unknown as v.GenericSchema<unknown, Choices>, {}),
});

/** Questions of today's engine. */
export const askedNow = 2;

const empty: Kept = { programs: {}, closed: [], local: null, asked: askedNow, choices: {} };

export const createKept = (org: string) => {
  const key = `alongside.impact.${org}`;
  return {
    /** What was kept; nothing when it is of another version or was never there. */
    read: (): Kept => {
      const text = smallStorage.get(key);
      if (text === null) return empty;
      try {
        const parsed = v.safeParse(schema, JSON.parse(text));
        return parsed.success ? parsed.output : empty;
      } catch (error) {
        if (error instanceof SyntaxError) return empty;
        throw error;
      }
    },
    write: (kept: Kept): void => smallStorage.set(key, JSON.stringify(kept)),
  };
};
