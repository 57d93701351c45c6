import { type Agreement, beyondAgreement, isOver } from './agreement.ts';
import type { Entry } from './entry.ts';
import { hlcParse } from './hlc.ts';
import type { Kind, KindRegistry, Right } from './kind.ts';
import type { Ranges } from './ledger.ts';
import { limits } from './limits.ts';
import { isVoid } from './own-kinds.ts';
import type { Uuid } from './uuid.ts';
import type { QuarantineCode } from './verdict.ts';

/**
 * Who may write what. An entry says which device and which worker wrote it; this says whether whoever hands it in can have
 * that said. Nothing here proves it: the token does, as far as a token can.
 */

/** A device's next number is at most this far beyond its last one here: more than one writes while a server is restored. */
const numberAhead = 100_000;
/** The highest number that anything may have, so that there is always a next one. */
const highestNumber = 2 ** 52;

/** Who hands in: a token of a worker on an installation of the app, or, without one, the server itself. */
export interface HandsIn {
  readonly installation: Uuid;
  readonly worker: Uuid;
  /** Hash of the token that was shown. */
  readonly token: string;
  /** What a signature that came with it proves; whose it is, the register says. */
  readonly proof?: Proof | undefined;
}

/** Whoever holds this key says that entries with these hashes are of this installation (vault/read-push.ts). */
export interface Proof {
  readonly installation: Uuid;
  readonly key: string;
  readonly hashes: ReadonlySet<string>;
}
/** `house`: the server and its terminal. `review`: a person who looked at what was held and takes it in. */
export type By = 'house' | 'review' | HandsIn;

export const isSomebody = (by: By | undefined): by is HandsIn => typeof by === 'object';

/** What a worker may write, by role and sites. */
export interface WriterRights {
  readonly rights: ReadonlySet<Right>;
  readonly sites: 'all' | ReadonlySet<Uuid>;
  readonly isRemoved: boolean;
  /** A partner's: it writes within it, in its own name alone, and what comes after its end is held as of who left. */
  readonly agreement?: Agreement | undefined;
}

/** What the server knows about who writes. */
export interface Authority {
  /** The server's own device: public forms, orders to take back. */
  readonly house: Uuid;
  /** Which installation a device of the log belongs to: the first that wrote under it. */
  readonly owners: ReadonlyMap<Uuid, Uuid>;
  /** Who wrote under devices from before they had owners: one of these must be the one who claims it. */
  readonly authors: ReadonlyMap<Uuid, ReadonlySet<Uuid>>;
  /** Workers who ever signed in on an installation. */
  readonly signedIn: ReadonlyMap<Uuid, ReadonlySet<Uuid>>;
  readonly workers: ReadonlyMap<Uuid, WriterRights>;
  /** Tokens whose right to hand in ends, and when (milliseconds since 1970): until then what they hand in is held. */
  readonly endings: ReadonlyMap<string, number>;
  /** Signing keys of installations that hold keys, in base64url: what they hand in is signed, or it is not theirs. */
  readonly signers?: ReadonlyMap<Uuid, string>;
  /** From this moment on (milliseconds since 1970) nobody hands in unsigned; left out: whoever holds no keys may. */
  readonly signedFrom?: number | undefined;
  /** What a person kept out for good, as `${id} ${hash}`. */
  readonly dismissed: ReadonlySet<string>;
}

/** What is known of an entry that is superseded. */
export interface Target {
  readonly kind: string;
  readonly author?: Uuid | undefined;
  readonly site?: Uuid | undefined;
}

export interface Objection {
  readonly code: QuarantineCode;
  readonly detail: string;
}

/**
 * Codes under which nothing is known of who wrote: they take no number from the device they name, and give way when the
 * same bytes come from where they belong.
 */
const unproven: ReadonlySet<QuarantineCode> = new Set([
  'device-other',
  'device-unsigned',
  'author-other',
  'worker-removed',
  'removed-may-not',
]);
export const isUnproven = (code: QuarantineCode): boolean => unproven.has(code);

/** Ids of imports and other things the server makes from what they are have version 8 (sheets/mapping/identity.ts). */
const isMadeByServer = (device: Uuid): boolean => device.charAt(14) === '8';

/** True when the token's right to hand in is over. */
export const hasEnded = ({ endings }: Authority, by: HandsIn, now: number): boolean => {
  const until = endings.get(by.token);
  return until !== undefined && now >= until;
};

/**
 * Whose an entry is by its signature: the installation that signed it, whoever brings it, if that is let in with this very key.
 * Undefined where nothing is proven.
 */
const signerOf = ({ signers }: Authority, { proof }: HandsIn, hash: string): Uuid | undefined => {
  if (proof === undefined) return undefined;
  if (signers?.get(proof.installation) !== proof.key) return undefined;
  return proof.hashes.has(hash) ? proof.installation : undefined;
};

/** The installation that an entry comes from: the one that signed it, else the one whose token brings it. */
export const installationOf = (authority: Authority, by: HandsIn, hash: string): Uuid =>
  signerOf(authority, by, hash) ?? by.installation;

/** An installation with keys always signs: a token that was taken from it writes nothing without them. */
const mustSign = ({ signers, signedFrom }: Authority, installation: Uuid, now: number): boolean =>
  signers?.has(installation) === true || (signedFrom !== undefined && now >= signedFrom);

/** Why this entry is not this caller's to write, one check a line; undefined when it is. */
export const objectionTo = (
  {
    authority,
    kinds,
    now,
  }: { readonly authority: Authority; readonly kinds: KindRegistry; readonly now: number },
  { entry, hash }: { readonly entry: Entry; readonly hash: string },
  by: HandsIn,
  targets: readonly (Target | undefined)[],
): Objection | undefined => {
  const object = (code: QuarantineCode, detail: string): Objection => ({ code, detail });
  const kind = kinds.find(entry.kind);
  const needs = rightsFor(kinds, kind, entry, targets);
  const holder = authority.workers.get(by.worker);
  const author = authority.workers.get(entry.author);
  const isMore = needs.size > 0 || isVoid(entry);
  const isLeaving = holder === undefined || hasLeft(holder, now) || authority.endings.has(by.token);
  // Before it is asked whose device it names: what names another's could be taken in by a person.
  if (isLeaving && isMore) return object('removed-may-not', entry.kind);
  if (entry.device === authority.house || isMadeByServer(entry.device))
    return object('device-other', "the server's own device");
  const signer = signerOf(authority, by, hash);
  const installation = signer ?? by.installation;
  if (signer === undefined && mustSign(authority, by.installation, now)) return object('device-unsigned', '');
  const owner = authority.owners.get(entry.device);
  if (owner !== undefined && owner !== installation)
    return object('device-other', 'a device of another installation');
  if (owner === undefined && authority.authors.get(entry.device)?.has(by.worker) === false)
    return object('device-other', 'a device on which this worker wrote nothing');
  if (isLeaving) return object('worker-removed', '');
  if (author !== undefined && hasLeft(author, now))
    return isMore ? object('removed-may-not', entry.kind) : object('worker-removed', '');
  const signedIn = authority.signedIn.get(installation);
  // The token speaks for its worker on its own installation alone: not for what another one signed.
  const isOwnWord = entry.author === by.worker && installation === by.installation;
  // A partner's token speaks for nobody else, whoever signed in on that device before.
  if (holder.agreement !== undefined && !isOwnWord) return object('author-other', 'a partner');
  if (!isOwnWord && signedIn?.has(entry.author) !== true)
    return author === undefined
      ? object('worker-unknown', '')
      : object('author-other', 'never signed in on this device');
  if (!holder.rights.has('record')) return object('not-allowed', 'record');
  for (const right of ['record' as const, ...needs]) {
    // What goes beyond recording is proven by the author's own session, or is the handing one's to do as well.
    const isProven = right === 'record' || entry.author === by.worker || holder.rights.has(right);
    if (author?.rights.has(right) !== true || !isProven) return object('not-allowed', right);
  }
  const sites = [entry.site, ...targets.map((target) => target?.site)];
  const isProvenAt = needs.size === 0 || entry.author === by.worker || isWithin(holder, sites);
  if (author === undefined || !isWithin(author, sites) || !isProvenAt) return object('not-allowed', 'site');
  const beyond = author.agreement && beyondAgreement(author.agreement, entry);
  if (beyond !== undefined) return object('not-allowed', beyond);
  return undefined;
};

const hasLeft = ({ isRemoved, agreement }: WriterRights, now: number): boolean =>
  isRemoved || isOver(agreement, now);

/** Whether all of these sites are a worker's to write for. Where what is superseded stands may not be known yet. */
const isWithin = ({ sites }: WriterRights, asked: readonly (Uuid | undefined)[]): boolean =>
  sites === 'all' || asked.every((site) => site !== undefined && sites.has(site));

/**
 * What is the latest by its clock counts for good; one far ahead would never be changed again. Twice the drift: a phone that
 * heard of an entry that far ahead of its own clock writes after it.
 */
export const isTooFarAhead = (
  kinds: KindRegistry,
  entry: Entry,
  targets: readonly (Target | undefined)[],
  now: number,
): boolean => {
  const isLatestWins = [entry.kind, ...targets.map((target) => target?.kind ?? '')].some((kind) =>
    latestWins.has(kinds.find(kind)?.right ?? 'record'),
  );
  return isLatestWins && hlcParse(entry.hlc).ms > now + 2 * limits.clockDriftMs;
};
const latestWins: ReadonlySet<Right> = new Set(['arrange']);

/** True when the server alone says this, or takes it back: no caller's to write, and no person's to take in. */
export const isForHouse = (
  kinds: KindRegistry,
  entry: Entry,
  targets: readonly (Target | undefined)[],
): boolean => rightsFor(kinds, kinds.find(entry.kind), entry, targets).has('house');

const none: ReadonlySet<Right> = new Set();

/** True when a worker may write this as their own: whatever name stands in it, nothing goes beyond what their role allows. */
export const mayWrite = (
  kinds: KindRegistry,
  entry: Entry,
  targets: readonly (Target | undefined)[],
  worker: { readonly id: Uuid; readonly rights: ReadonlySet<Right> },
): boolean => {
  const needs = rightsFor(kinds, kinds.find(entry.kind), { ...entry, author: worker.id }, targets);
  return [...needs].every((right) => worker.rights.has(right));
};

/** The rights beyond recording that an entry asks for: its kind's, those of what it supersedes, and to touch what others wrote. */
const rightsFor = (
  kinds: KindRegistry,
  kind: Kind | undefined,
  entry: Entry,
  targets: readonly (Target | undefined)[],
): ReadonlySet<Right> => {
  if (targets.length === 0 && (kind?.right ?? 'record') === 'record') return none;
  const needs = new Set<Right>([kind?.right ?? 'record']);
  for (const target of targets) {
    // What is not here yet may be anybody's.
    if (target?.author !== entry.author) needs.add('correct-others');
    if (target !== undefined) needs.add(kinds.find(target.kind)?.right ?? 'record');
  }
  needs.delete('record');
  return needs;
};

/** A number that no device could have come to since its last one; the next one after it would be none. */
export const isNumberTooFar = (ranges: Ranges, deviceSeq: number, by: By): boolean =>
  by === 'house' ? deviceSeq > highestNumber : deviceSeq > lastNumber(ranges) + numberAhead;

/** The last number that a device used; one beyond all bounds, from before there were any, is passed over. */
export const lastNumber = (ranges: Ranges): number =>
  ranges.findLast(([, to]) => to <= highestNumber)?.[1] ?? 0;
