import { keyAppend, keyRecovery, keyRegister } from '#contract/keys.ts';
import { err, type Failure, failure, ok, type Random, type Result, type Uuid } from '#log/index.ts';
import {
  type ActDeps,
  admit,
  deviceOf,
  found,
  newSheet,
  rotate,
  type Said,
  type Sheet,
} from '#vault/acts.ts';
import { keysOf, makeKeys, verifyBy } from '#vault/adapters/web-crypto.ts';
import { toText } from '#vault/base64.ts';
import { unwrap } from '#vault/copy.ts';
import type { DeviceKeys } from '#vault/ports.ts';
import { recoveryKeys } from '#vault/recovery.ts';
import { type Register, type RegisterPlace, readRegister } from '#vault/register.ts';
import type { OrganizationSecret } from '#vault/secret.ts';
import { type AdmittedDevice, readStatement, type SignedStatement } from '#vault/statement.ts';
import type { Api } from '../api/api.ts';
import type { KeptKeys, KeyStore } from './ports.ts';
import { sayAgain } from './say-again.ts';

export interface EngineDeps {
  readonly org: Uuid;
  readonly device: Uuid;
  readonly api: Pick<Api, 'ask'>;
  readonly store: KeyStore;
  readonly random: Random;
  readonly subtle: SubtleCrypto;
}

/** Where this device stands with the organization's keys. */
export type KeyState =
  /** The organization has none yet. */
  | { readonly at: 'none' }
  /** It has, and this device was not let in, or was left out since. */
  | { readonly at: 'out' }
  /** Let in; without the secret while its copy was not handed out. */
  | { readonly at: 'in'; readonly register: Register; readonly secret: OrganizationSecret | undefined };

/** A sheet with its words, to be printed; they are kept nowhere. */
export interface PrintedSheet extends Sheet {
  readonly words: readonly string[];
}

/** What this device does with the organization's keys; killed in any step it is left before it or after it. */
export interface KeyEngine {
  /**
   * What the server shows, held against what this device knows. Fails with `keys-false` where the two do not fit together: nothing
   * of it is believed then. A server that was set back is told again what it lost.
   */
  readonly look: () => Promise<Result<KeyState, Failure>>;
  readonly newSheet: () => Promise<PrintedSheet>;
  /** Makes the organization's keys. Only once the sheet is in somebody's hands: its words are kept nowhere. */
  readonly found: (sheet: Sheet) => Promise<Result<KeyState, Failure>>;
  /** A new generation, without these devices; with a new sheet, the one before opens nothing more. */
  readonly rotate: (ended: readonly Uuid[], sheet?: Sheet) => Promise<Result<KeyState, Failure>>;
  /** Lets this device in by the words of the sheet. Fails with `sheet-words-wrong`. */
  readonly restore: (typed: string) => Promise<Result<KeyState, Failure>>;
  /** This device's own keys, made at the first call. */
  readonly own: () => Promise<Result<DeviceKeys, Failure>>;
  /** From now on no other register is believed than the one that begins so: people compared. */
  readonly pin: (known: {
    readonly root: string;
    readonly head: RegisterPlace;
  }) => Promise<Result<void, Failure>>;
  readonly admit: (device: AdmittedDevice, enrolment: Uuid) => Promise<Result<KeyState, Failure>>;
}

export const createKeyEngine = (deps: EngineDeps): KeyEngine => {
  const { org, device, api, store, random, subtle } = deps;
  const verify = verifyBy(subtle);

  /** What is kept, with the keys of this device; made where there are none. On disk before anything is said with them. */
  const open = async (): Promise<Result<{ readonly kept: KeptKeys; readonly keys: DeviceKeys }, Failure>> => {
    const read = await store.read();
    if (!read.ok) return read;
    const found = read.value?.device === device ? read.value : undefined;
    const kept = found ?? { device, keys: await makeKeys(subtle), statements: [] };
    if (found === undefined) {
      const written = await store.write(kept);
      if (!written.ok) return written;
    }
    return ok({ kept, keys: await keysOf(subtle, kept.keys) });
  };

  /** Statements that this device has not seen, and its copy. */
  const fetchNew = async (
    known: readonly SignedStatement[],
  ): Promise<Result<{ statements: SignedStatement[]; count: number; copy: string | null }, Failure>> => {
    const statements = [...known];
    for (;;) {
      const answer = await api.ask(keyRegister, { query: { after: String(statements.length) } });
      if (!answer.ok) return answer;
      statements.push(...answer.value.statements);
      const { count, copy } = answer.value;
      if (statements.length >= count || answer.value.statements.length === 0)
        return ok({ statements, count, copy });
    }
  };

  const look = async (): Promise<Result<KeyState, Failure>> => {
    const read = await store.read();
    if (!read.ok) return read;
    const kept = read.value?.device === device ? read.value : undefined;
    const given = await fetchNew(kept?.known === undefined ? [] : kept.statements);
    if (!given.ok) return given;
    const { statements, count } = given.value;
    if (statements.length === 0) return ok({ at: 'none' });
    const register = await readRegister(verify, org, statements, kept?.known);
    if (!register.ok) return err(failure('keys-false', { detail: register.error }));
    if (kept === undefined) return ok({ at: 'out' });
    const keys = await keysOf(subtle, kept.keys);
    const own = deviceOf(device, keys, true);
    const { root, head } = register.value;
    if (kept.known === undefined && !isFoundedBy(own, statements)) return ok({ at: 'out' });
    const known = { root, head };
    const me = letIn(register.value, own);
    if (me === undefined) {
      // Said by a device that may: what was wrapped for this one is of no more use to it.
      const { copy: _copy, ...rest } = kept;
      const written = await store.write({ ...rest, known, statements });
      return written.ok ? ok({ at: 'out' }) : written;
    }
    const held = async (copy: string | null | undefined): Promise<OrganizationSecret | undefined> =>
      typeof copy === 'string' ? unwrap(org, device, keys, copy, register.value.publicKeys) : undefined;
    const [theirs, ours] = [await held(given.value.copy), await held(kept.copy)];
    // The longer one: a server that was set back hands out an older copy.
    const isOurs = (ours?.generations.length ?? 0) > (theirs?.generations.length ?? 0);
    const secret = isOurs ? ours : theirs;
    // While a passphrase stands before it nobody can tell which is longer: what is here stays.
    const isLocked = kept.keys.agreement.privateKey === undefined;
    const copy =
      isOurs || (isLocked && kept.copy !== undefined) ? kept.copy : (given.value.copy ?? kept.copy);
    const written = await store.write({ ...kept, known, statements, ...(copy !== undefined && { copy }) });
    if (!written.ok) return written;
    if (count < statements.length && secret !== undefined && me.admits) {
      const again = await sayAgain({ org, random, api, verify }, statements, count, secret);
      if (!again.ok) return again;
    }
    return ok({ at: 'in', register: register.value, secret });
  };

  const send = async ({ statement, copies }: Said, enrolment?: Uuid): Promise<Result<KeyState, Failure>> => {
    const answer = await api.ask(keyAppend, {
      body: { statement, copies: { ...copies }, ...(enrolment !== undefined && { enrolment }) },
    });
    return answer.ok ? look() : answer;
  };

  const actor = (keys: DeviceKeys): ActDeps => ({ org, random, by: device, keys });

  /** Does something for which this device must be let in and hold the secret. */
  const act = async (
    what: (deps: ActDeps, register: Register, secret: OrganizationSecret) => ReturnType<typeof admit>,
    enrolment?: Uuid,
  ): Promise<Result<KeyState, Failure>> => {
    const state = await look();
    if (!state.ok) return state;
    if (state.value.at !== 'in' || state.value.secret === undefined) return err(failure('keys-not-here'));
    const opened = await open();
    if (!opened.ok) return opened;
    const said = await what(actor(opened.value.keys), state.value.register, state.value.secret);
    return said.ok ? send(said.value, enrolment) : err(failure('keys-invalid', { field: said.error }));
  };

  return {
    look,
    newSheet: async () => {
      const { wordsOf } = await import('#vault/sheet-words.ts');
      const sheet = newSheet(random);
      return { ...sheet, words: wordsOf(sheet.chance) };
    },
    found: async (sheet) => {
      const opened = await open();
      if (!opened.ok) return opened;
      const said = await found(actor(opened.value.keys), sheet);
      return said.ok ? send(said.value) : err(failure('keys-invalid', { field: said.error }));
    },
    rotate: (ended, sheet) =>
      act((by, register, secret) =>
        rotate(
          by,
          register,
          secret,
          ended.filter((id) => register.devices.has(id)),
          sheet,
        ),
      ),
    admit: (admitted, enrolment) =>
      act((by, register, secret) => admit(by, register, secret, admitted), enrolment),
    restore: async (typed) => {
      const { readWords } = await import('#vault/sheet-words.ts');
      const chance = readWords(typed);
      if (chance === undefined) return err(failure('sheet-words-wrong'));
      const keys = recoveryKeys(chance);
      const given = await fetchNew([]);
      if (!given.ok) return given;
      const register = await readRegister(verify, org, given.value.statements);
      if (!register.ok) return err(failure('keys-false', { detail: register.error }));
      // Signed by the sheet itself where the register names it, which no server can do in its stead.
      const { recovery } = register.value;
      if (recovery.agreement !== toText(keys.agreement)) return err(failure('sheet-words-wrong'));
      if (recovery.signing !== toText(keys.signing)) return err(failure('sheet-words-wrong'));
      const copy = await api.ask(keyRecovery, {});
      if (!copy.ok) return copy;
      const secret =
        copy.value.copy === null
          ? undefined
          : await unwrap(org, 'recovery', keys, copy.value.copy, register.value.publicKeys);
      if (secret === undefined) return err(failure('sheet-words-wrong'));
      const opened = await open();
      if (!opened.ok) return opened;
      const { root, head } = register.value;
      const { copy: _copy, ...rest } = opened.value.kept;
      const written = await store.write({ ...rest, known: { root, head }, statements: [] });
      if (!written.ok) return written;
      const said = await admit(
        { org, random, by: 'recovery', keys },
        register.value,
        secret,
        deviceOf(device, opened.value.keys, true),
      );
      return said.ok ? send(said.value) : err(failure('keys-invalid', { field: said.error }));
    },
    own: async () => {
      const opened = await open();
      return opened.ok ? ok(opened.value.keys) : opened;
    },
    pin: async (known) => {
      const opened = await open();
      if (!opened.ok) return opened;
      const { copy: _copy, ...rest } = opened.value.kept;
      return store.write({ ...rest, known, statements: [] });
    },
  };
};

/** This device as the register names it, if it is let in with these keys. */
export const letIn = (register: Register, own: AdmittedDevice): AdmittedDevice | undefined => {
  const named = register.devices.get(own.id);
  if (named === undefined) return undefined;
  if (named.agreement !== own.agreement) return undefined;
  if (named.signing !== own.signing) return undefined;
  return named;
};

/** The first statement is this device's own: only it could have signed that, and the register was read to be signed so. */
const isFoundedBy = (own: AdmittedDevice, [first]: readonly SignedStatement[]): boolean => {
  const statement = first && readStatement(first.text);
  if (statement?.act.act !== 'found') return false;
  if (statement.act.device.signing !== own.signing) return false;
  return statement.act.device.agreement === own.agreement;
};
