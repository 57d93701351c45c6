import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import * as v from 'valibot';
import { errorCode } from '#database/faults.ts';
import { err, type Failure, failure, ok, type Result } from '#log/index.ts';
import { readJson } from '#log/read-json.ts';

/** What a device without a browser keeps, in one file that only its owner can read: it is the device. */
const schema = v.strictObject({
  type: v.literal('alongside-device'),
  version: v.literal(1),
  server: v.string(),
  /** How the server names this installation. */
  installation: v.string(),
  /** 32 bytes in base64url, of which its keys are made (vault/recovery.ts). */
  secret: v.string(),
  token: v.string(),
  org: v.string(),
  worker: v.string(),
  /** Its id in the log, the last number that it used, and its clock. */
  device: v.string(),
  deviceSeq: v.number(),
  hlc: v.object({ ms: v.number(), counter: v.number() }),
  /** Numbered, and not known to be on the server. */
  waiting: v.array(v.unknown()),
  /** Ids that lines of files gave themselves: the same file handed in twice changes nothing. */
  given: v.array(v.string()),
  cursor: v.number(),
  epoch: v.optional(v.string()),
});
export type KeptDevice = v.InferOutput<typeof schema>;

/** Undefined where there is none yet. Errors: `file-unusable`. */
export const readKept = (path: string): Result<KeptDevice | undefined, Failure> => {
  try {
    const parsed = v.safeParse(schema, readJson(readFileSync(path, 'utf8')));
    return parsed.success
      ? ok(parsed.output)
      : err(failure('file-unusable', { detail: `${path} is no device` }));
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT') return ok(undefined);
    if (code === undefined) throw error;
    return err(failure('file-unusable', { detail: `${path}: ${code}` }));
  }
};

/** On the disk when it answers; killed in between, the file is the one before. */
export const writeKept = (path: string, kept: KeptDevice): Result<void, Failure> => {
  try {
    const file = openSync(`${path}.new`, 'w', 0o600);
    try {
      writeSync(file, `${JSON.stringify(kept)}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(`${path}.new`, path);
    return ok(undefined);
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined) throw error;
    return err(failure('file-unusable', { detail: `${path}: ${code}` }));
  }
};
