import * as v from 'valibot';
import type { JsonObject } from './canonical.ts';
import type { BodyOf, Fields } from './field.ts';
import { problemOf } from './problem.ts';
import { err, ok, type Result } from './result.ts';

/** A type of entry: its name, the version of its body, and the fields of that body with their classes. */
export interface Kind<F extends Fields = Fields> {
  /** `room.thing`, for example `exchange.handout`. */
  readonly kind: string;
  /** Grows when a body gains or loses fields. Older versions stay readable through `upgrades`. */
  readonly version: number;
  readonly fields: F;
  /** For version n (key) a pure function from its body to that of version n + 1. */
  readonly upgrades: Readonly<Record<number, (body: JsonObject) => JsonObject>>;
  /** True when every device of the organization needs it, whatever its site (settings, erasures). */
  readonly everywhere: boolean;
  /** True when no device needs it: it is in the log, its exports and backups, and is sent to none. */
  readonly atHome?: boolean;
  /** True when a device needs only its last days and asks for older ones; left out, it has all of them whatever their age. */
  readonly lately?: boolean;
  /** What its author must be allowed; left out, `record`: everything that happens in a day's work. */
  readonly right?: Right | undefined;
  /** A field with the id of an entry that another worker must have written: what one wrote, a second one approves. */
  readonly another?: string;
  /** Its entries fade after so many days where the organization keeps its log longer. Left out: when all others do. */
  readonly keepDays?: number;
  /** Checks a body of any version up to this one and gives it in the current shape. */
  readonly parse: (body: JsonObject, version: number) => Result<BodyOf<F>, BodyFault>;
}

/** What a worker may write; which role may is said in contract/roles.ts. */
export type Right =
  /** What happened: hand-outs, returns, counts. */
  | 'record'
  /** What counts for everyone until it is said anew: packs, items, factors; what a device or an import wrote, in or out. */
  | 'arrange'
  /** Correct or take back what others wrote. */
  | 'correct-others'
  /** Store counts that a device reckoned of what is sealed, once. */
  | 'release'
  /** Order that a person is erased. */
  | 'erase'
  /** What the server alone says, in an order that no device knows. No role has it. */
  | 'house';

/** Why a body is not one of its kind: the path of the first field at fault, and what was wrong there. */
export interface BodyFault {
  readonly path: string;
  readonly problem: string;
}

export const defineKind = <const F extends Fields>(definition: {
  readonly kind: string;
  readonly version: number;
  readonly fields: F;
  readonly upgrades?: Kind['upgrades'];
  readonly everywhere?: boolean;
  readonly atHome?: boolean;
  readonly lately?: boolean;
  readonly right?: Right;
  readonly another?: keyof F & string;
  readonly keepDays?: number;
}): Kind<F> => {
  const upgrades = definition.upgrades ?? {};
  const schema = bodySchema(definition.fields);
  const parse = (body: JsonObject, version: number): Result<BodyOf<F>, BodyFault> => {
    let current = body;
    for (let at = version; at < definition.version; at += 1) {
      const upgrade = upgrades[at];
      const next = upgrade && raise(upgrade, current);
      if (next === undefined) return err({ path: 'version', problem: `version ${at} has no way up` });
      current = next;
    }
    const parsed = v.safeParse(schema, current, { abortEarly: true });
    if (parsed.success) return ok(parsed.output as BodyOf<F>);
    const issue = parsed.issues[0];
    return err({ path: v.getDotPath(issue) ?? '', problem: problemOf(issue) });
  };
  return { ...definition, upgrades, everywhere: definition.everywhere ?? false, parse };
};

/** An upgrade is written for bodies of its version; one that came before it was known here may be anything. */
export const raise = (
  upgrade: (body: JsonObject) => JsonObject,
  body: JsonObject,
): JsonObject | undefined => {
  try {
    return upgrade(body);
  } catch {
    return undefined;
  }
};

/** What the body of a kind with these fields must be; sealed ones travel elsewhere. */
export const bodySchema = (fields: Fields) => schemaOf(fields, false);

/** What the sealed part of an entry with these fields must be, in clear (sealed.ts). */
export const sealedSchema = (fields: Fields) => schemaOf(fields, true);

const schemaOf = (fields: Fields, isSealed: boolean) => {
  const entries: Record<string, v.GenericSchema<unknown, unknown>> = {};
  for (const [name, field] of Object.entries(fields)) {
    if ((field.class === 'sealed') === isSealed) entries[name] = field.schema;
  }
  return v.strictObject(entries);
};

/** The kinds that this build knows. Anything else is kept and passed on, and understood later. */
export interface KindRegistry {
  readonly all: readonly Kind[];
  readonly find: (kind: string) => Kind | undefined;
}

export const createKindRegistry = (kinds: readonly Kind[]): KindRegistry => {
  const byName = new Map<string, Kind>();
  for (const kind of kinds) {
    if (byName.has(kind.kind)) throw new Error(`two kinds are called ${kind.kind}`);
    byName.set(kind.kind, kind);
  }
  return { all: kinds, find: (kind) => byName.get(kind) };
};
