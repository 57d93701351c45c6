import * as v from 'valibot';
import type { Uuid } from '#log/index.ts';
import { readJson } from '#log/read-json.ts';
import { fromText } from './base64.ts';
import type { Verify } from './ports.ts';
import { pushBytes, type SignedPush } from './push.ts';

/** What a signature proves: whoever holds this key says that entries with these hashes are of this device. */
export interface PushProof {
  readonly installation: Uuid;
  /** Its signing key as it stands in the register: whether it is this device's, the register says. */
  readonly key: string;
  readonly hashes: ReadonlySet<string>;
}

const said = v.strictObject({
  device: v.string(),
  hashes: v.array(v.string()),
  key: v.string(),
  org: v.string(),
  v: v.literal(1),
});

/** Undefined for what proves nothing, one check a line. */
export const readPush = async (
  verify: Verify,
  org: Uuid,
  { text, signature }: SignedPush,
): Promise<PushProof | undefined> => {
  const parsed = v.safeParse(said, readJson(text));
  if (!parsed.success) return undefined;
  const { device, hashes, key } = parsed.output;
  if (parsed.output.org !== org) return undefined;
  const [signing, bytes] = [fromText(key), fromText(signature)];
  if (signing === undefined || bytes === undefined) return undefined;
  if (!(await verify(signing, pushBytes(text), bytes))) return undefined;
  return { installation: device, key, hashes: new Set(hashes) };
};
