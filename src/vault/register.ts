import { err, ok, type Result, type Uuid } from '#log/index.ts';
import { fromText } from './base64.ts';
import type { Holder } from './copy.ts';
import type { Verify } from './ports.ts';
import {
  type Act,
  type AdmittedDevice,
  hashOf,
  readStatement,
  type SheetKeys,
  type SignedStatement,
  type Statement,
  sheetBytes,
  sheetIn,
  signedBytes,
} from './statement.ts';

/** What the statements of an organization come to. */
export interface Register {
  readonly org: Uuid;
  /** Hash of the first statement: what a device that was let in holds on to for good. */
  readonly root: string;
  readonly head: RegisterPlace;
  /** Devices that are let in, by id. */
  readonly devices: ReadonlyMap<Uuid, AdmittedDevice>;
  /** Devices that were ended, and by which statement. */
  readonly ended: ReadonlyMap<Uuid, number>;
  /** The organization's public key of each generation, from the first. */
  readonly publicKeys: readonly string[];
  readonly recovery: SheetKeys;
}

/** A place in the chain: the last statement somebody knows of. */
export interface RegisterPlace {
  readonly nth: number;
  readonly hash: string;
}

export type RegisterFault =
  | 'malformed'
  | 'other-organization'
  /** Not the next number, or not after the statement before. */
  | 'not-chained'
  /** By nobody who may say it. */
  | 'not-permitted'
  | 'signature'
  /** A generation that is not the next one. */
  | 'generation'
  /** Not the register that this device knows: another first statement, or less than it has seen. */
  | 'other-register'
  | 'empty';

/**
 * Reads statements from the first. With `known`, they must begin as this device's register does and hold all that it has seen:
 * a server that shows another register, or an older one, is found out.
 */
export const readRegister = async (
  verify: Verify,
  org: Uuid,
  statements: readonly SignedStatement[],
  known?: { readonly root: string; readonly head: RegisterPlace },
): Promise<Result<Register, RegisterFault>> => {
  let register: Register | undefined;
  for (const signed of statements) {
    const next = await follow(verify, org, register, signed);
    if (!next.ok) return next;
    register = next.value;
    if (known === undefined) continue;
    if (register.root !== known.root) return err('other-register');
    const { nth, hash } = register.head;
    if (nth === known.head.nth && hash !== known.head.hash) return err('other-register');
  }
  if (register === undefined) return err('empty');
  if (known !== undefined && register.head.nth < known.head.nth) return err('other-register');
  return ok(register);
};

/** The register after one more statement; every check is a line. */
export const follow = async (
  verify: Verify,
  org: Uuid,
  before: Register | undefined,
  signed: SignedStatement,
): Promise<Result<Register, RegisterFault>> => {
  const statement = readStatement(signed.text);
  if (statement === undefined) return err('malformed');
  if (statement.org !== org) return err('other-organization');
  if (statement.nth !== (before?.head.nth ?? 0) + 1) return err('not-chained');
  if (statement.previous !== (before?.head.hash ?? '')) return err('not-chained');
  const signer = signerOf(before, statement);
  if (signer === undefined) return err('not-permitted');
  const [key, signature] = [fromText(signer), fromText(signed.signature)];
  if (key === undefined || signature === undefined) return err('signature');
  if (!(await verify(key, signedBytes(signed.text), signature))) return err('signature');
  if (!(await isSheetProven(verify, statement))) return err('signature');
  return apply(before, statement, { nth: statement.nth, hash: hashOf(signed) });
};

/** The key that must have signed; undefined where nobody may say this. */
const signerOf = (before: Register | undefined, { act, by }: Statement): string | undefined => {
  if (before === undefined)
    return act.act === 'found' && act.device.id === by ? act.device.signing : undefined;
  if (act.act === 'found') return undefined;
  // The sheet lets one device in, which may then do the rest.
  if (by === 'recovery') return act.act === 'admit' ? before.recovery.signing : undefined;
  const device = before.devices.get(by);
  return device?.admits === true ? device.signing : undefined;
};

/**
 * Whether the sheet that is named here signed it. Whoever comes back with the sheet alone knows no device: by this it knows the
 * register, which a server could else make up, with the sheet's public keys in it and a secret of its own.
 */
const isSheetProven = async (verify: Verify, statement: Statement): Promise<boolean> => {
  const named = sheetIn(statement);
  if (named === undefined) return true;
  const [key, proof] = [fromText(named.signing), fromText(named.proof)];
  if (key === undefined || proof === undefined) return false;
  return verify(key, sheetBytes(statement), proof);
};

const apply = (
  before: Register | undefined,
  { act, org, by }: Statement,
  head: RegisterPlace,
): Result<Register, RegisterFault> => {
  if (before === undefined) {
    if (act.act !== 'found') return err('not-permitted');
    if (!act.device.admits) return err('not-permitted');
    return ok({
      org,
      root: head.hash,
      head,
      devices: new Map([[act.device.id, act.device]]),
      ended: new Map(),
      publicKeys: [act.organization],
      recovery: act.recovery,
    });
  }
  switch (act.act) {
    case 'found':
      return err('not-permitted');
    case 'admit': {
      const ended = new Map(before.ended);
      ended.delete(act.device.id);
      return ok({ ...before, head, ended, devices: new Map(before.devices).set(act.device.id, act.device) });
    }
    case 'rotate': {
      if (act.generation !== before.publicKeys.length + 1) return err('generation');
      if (act.ended.includes(by)) return err('not-permitted');
      if (!act.ended.every((id) => before.devices.has(id))) return err('malformed');
      return ok({
        ...before,
        head,
        devices: new Map([...before.devices].filter(([id]) => !act.ended.includes(id))),
        ended: new Map([...before.ended, ...act.ended.map((id): [Uuid, number] => [id, head.nth])]),
        publicKeys: [...before.publicKeys, act.organization],
        recovery: act.recovery ?? before.recovery,
      });
    }
  }
};

/** Who must be given a copy with a statement: with a new generation everybody who is left, or something sealed would be lost to them. */
export const holdersAfter = (act: Act, after: Register): readonly Holder[] =>
  act.act === 'admit' ? [act.device.id] : ['recovery', ...after.devices.keys()];
