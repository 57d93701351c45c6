import { err, ok, type Random, type Result, type Uuid } from '#log/index.ts';
import { fromText, toText } from './base64.ts';
import type { Bytes } from './bytes.ts';
import { type Holder, wrapFor } from './copy.ts';
import type { DeviceKeys } from './ports.ts';
import { recoveryKeys, sheetChance } from './recovery.ts';
import type { Register } from './register.ts';
import { newSecret, nextGeneration, type OrganizationSecret, publicKeyOf } from './secret.ts';
import {
  type Act,
  type AdmittedDevice,
  type SheetKeys,
  type SignedStatement,
  type Statement,
  sayStatement,
  sheetBytes,
  sheetIn,
} from './statement.ts';

/** A statement with the copies that belong to it: the server takes both or neither. */
export interface Said {
  readonly statement: SignedStatement;
  readonly copies: Readonly<Record<Holder, string>>;
}

/** A device that asks to be let in named no key. */
export type ActFault = 'no-key';

export interface Sheet {
  readonly keys: SheetKeys;
  /** What its words say (sheet-words.ts). */
  readonly chance: Bytes;
  /** Signs as the sheet; while its words are still in hand. */
  readonly sign: (message: Bytes) => Promise<Bytes>;
}

/** A new recovery sheet. Its words are shown once and kept nowhere. */
export const newSheet = (random: Random): Sheet => {
  const chance = new Uint8Array(random.bytes(sheetChance));
  const { agreement, signing, sign } = recoveryKeys(chance);
  return {
    keys: { agreement: toText(agreement), signing: toText(signing) },
    chance,
    sign,
  };
};

/** A device as the register names it. */
export const deviceOf = (id: Uuid, keys: DeviceKeys, admits: boolean): AdmittedDevice => ({
  id,
  agreement: toText(keys.agreement),
  signing: toText(keys.signing),
  admits,
});

export interface ActDeps {
  readonly org: Uuid;
  readonly random: Random;
  /** Who says it: a device with its keys, or the recovery sheet with its. */
  readonly by: Holder;
  readonly keys: DeviceKeys;
}

/** Makes the organization's secret, on its first device. */
export const found = async (
  deps: ActDeps,
  sheet: Sheet,
): Promise<Result<Said & { readonly secret: OrganizationSecret }, ActFault>> => {
  const secret = newSecret(deps.random);
  const device = deviceOf(deps.by, deps.keys, true);
  const statement = stated(deps, undefined, {
    act: 'found',
    device,
    organization: newest(secret),
    recovery: unproven(sheet),
  });
  const said = await sayStatement(await proven(statement, sheet), deps.keys.sign);
  const copies = wrapAll(deps, secret, { [device.id]: device.agreement, recovery: sheet.keys.agreement });
  return copies.ok ? ok({ statement: said, copies: copies.value, secret }) : copies;
};

/** Lets a device in. */
export const admit = async (
  deps: ActDeps,
  register: Register,
  secret: OrganizationSecret,
  device: AdmittedDevice,
): Promise<Result<Said, ActFault>> => {
  const copies = wrapAll(deps, secret, { [device.id]: device.agreement });
  if (!copies.ok) return copies;
  const statement = stated(deps, register, { act: 'admit', device });
  return ok({ statement: await sayStatement(statement, deps.keys.sign), copies: copies.value });
};

/**
 * A new generation for all who are left. Everything is in the statement and its copies: until the server has taken them nothing was
 * sealed with it, and afterwards everybody can have it. Killed in between, it is simply done again.
 */
export const rotate = async (
  deps: ActDeps,
  register: Register,
  secret: OrganizationSecret,
  ended: readonly Uuid[],
  sheet?: Sheet,
): Promise<Result<Said & { readonly secret: OrganizationSecret }, ActFault>> => {
  const next = nextGeneration(secret, deps.random);
  const left = [...register.devices.values()].filter(({ id }) => !ended.includes(id));
  const copies = wrapAll(deps, next, {
    ...Object.fromEntries(left.map(({ id, agreement }) => [id, agreement])),
    recovery: (sheet?.keys ?? register.recovery).agreement,
  });
  if (!copies.ok) return copies;
  const plain = stated(deps, register, {
    act: 'rotate',
    generation: next.generations.length,
    organization: newest(next),
    ended: [...ended],
    ...(sheet !== undefined && { recovery: unproven(sheet) }),
  });
  const statement = await sayStatement(
    sheet === undefined ? plain : await proven(plain, sheet),
    deps.keys.sign,
  );
  return ok({ statement, copies: copies.value, secret: next });
};

const stated = (deps: ActDeps, before: Register | undefined, act: Act): Statement => ({
  act,
  by: deps.by,
  nth: (before?.head.nth ?? 0) + 1,
  org: deps.org,
  previous: before?.head.hash ?? '',
  v: 1,
});

const unproven = ({ keys }: Sheet) => ({ ...keys, proof: '' });

/** The statement with the signature of the sheet that it names. */
const proven = async (statement: Statement, { sign }: Sheet): Promise<Statement> => {
  const named = sheetIn(statement);
  if (named === undefined || statement.act.act === 'admit') return statement;
  const proof = toText(await sign(sheetBytes(statement)));
  return { ...statement, act: { ...statement.act, recovery: { ...named, proof } } };
};

const newest = ({ generations }: OrganizationSecret): string => {
  const last = generations.at(-1);
  if (last === undefined) throw new Error('a secret without a generation');
  return toText(publicKeyOf(last));
};

const wrapAll = (
  { random, org }: ActDeps,
  secret: OrganizationSecret,
  to: Readonly<Record<Holder, string>>,
): Result<Readonly<Record<Holder, string>>, ActFault> => {
  const copies: Record<Holder, string> = {};
  for (const [holder, key] of Object.entries(to)) {
    const bytes: Bytes | undefined = fromText(key);
    const copy = bytes && wrapFor(random, org, holder, bytes, secret);
    if (copy === undefined) return err('no-key');
    copies[holder] = copy;
  }
  return ok(copies);
};
