import { sha256 } from '@noble/hashes/sha2.js';
import * as v from 'valibot';
import { canonicalText, type Json, type Uuid } from '#log/index.ts';
import { readJson } from '#log/read-json.ts';
import { toText } from './base64.ts';
import { type Bytes, utf8 } from './bytes.ts';
import type { Holder } from './copy.ts';

/**
 * What is said of an organization's keys, a statement each, signed by a device that was let in before, and chained by hash. The
 * server keeps them and can neither add one nor change one.
 */
const text = v.string();
const point = v.pipe(text, v.regex(/^[\w-]{87}$/));
const device = v.strictObject({
  id: text,
  agreement: point,
  signing: point,
  /** May let others in and change the keys. */
  admits: v.boolean(),
});
/** A sheet, and its own signature over the statement that names it: nobody names a sheet without having held its words. */
const sheet = v.strictObject({
  agreement: point,
  signing: point,
  proof: v.pipe(text, v.regex(/^[\w-]{86}$/)),
});
const generation = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

const act = v.variant('act', [
  /** The first: keys are made, by a device that lets itself in. */
  v.strictObject({ act: v.literal('found'), device, organization: point, recovery: sheet }),
  v.strictObject({ act: v.literal('admit'), device }),
  /** A new generation, without the devices that are ended; a new sheet where the old one is to open nothing more. */
  v.strictObject({
    act: v.literal('rotate'),
    generation,
    organization: point,
    ended: v.array(text),
    recovery: v.optional(sheet),
  }),
]);

const statementSchema = v.strictObject({
  act,
  by: text,
  nth: generation,
  org: text,
  /** Hash of the statement before; '' in the first. */
  previous: text,
  v: v.literal(1),
});

export type Act = v.InferOutput<typeof act>;
export type AdmittedDevice = v.InferOutput<typeof device>;
export type SheetKeys = Omit<v.InferOutput<typeof sheet>, 'proof'>;
type ProvenSheet = v.InferOutput<typeof sheet>;
export interface Statement extends Omit<v.InferOutput<typeof statementSchema>, 'by' | 'org'> {
  readonly by: Holder;
  readonly org: Uuid;
}

export interface SignedStatement {
  /** The statement's canonical JSON: what is signed is exactly this. */
  readonly text: string;
  readonly signature: string;
}

export const hashOf = ({ text: said }: SignedStatement): string => toText(sha256(utf8(said)));

/** What is signed: a statement's text, marked so that it is never taken for anything else that a device signs. */
export const signedBytes = (said: string): Bytes => utf8(`alongside/1/statement\n${said}`);

/** The sheet that a statement names; undefined where it names none. */
export const sheetIn = ({ act: said }: Statement): ProvenSheet | undefined =>
  said.act === 'admit' ? undefined : said.recovery;

/** What the sheet signs: the statement that names it, hash of all before it included, without that signature itself. */
export const sheetBytes = (statement: Statement): Bytes => {
  const named = sheetIn(statement);
  const recovery = named && { agreement: named.agreement, signing: named.signing };
  return utf8(
    `alongside/1/sheet\n${canonicalText({ ...statement, act: { ...statement.act, recovery } } as unknown as Json)}`,
  );
};

export const sayStatement = async (
  statement: Statement,
  sign: (message: Bytes) => Promise<Bytes>,
): Promise<SignedStatement> => {
  const said = canonicalText(statement as unknown as Json);
  return { text: said, signature: toText(await sign(signedBytes(said))) };
};

/** Undefined for what is no statement of this version. */
export const readStatement = (said: string): Statement | undefined => {
  const parsed = v.safeParse(statementSchema, readJson(said));
  return parsed.success ? parsed.output : undefined;
};
