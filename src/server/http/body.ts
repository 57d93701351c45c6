import { promisify } from 'node:util';
import { gunzip, gunzipSync } from 'node:zlib';
import { err, type Failure, failure, limits, ok, type Result } from '#log/index.ts';

const unzip = promisify(gunzip);

/** Reads a JSON body, compressed or not. What would unpack to more than the limit is stopped before it does. */
export const readBody = async (
  bytes: Buffer,
  encoding: string | undefined,
): Promise<Result<unknown, Failure>> => {
  const plain = await unpack(bytes, encoding);
  if (!plain.ok) return plain;
  try {
    return ok(JSON.parse(decoder.decode(plain.value)));
  } catch {
    // Cut, garbled or not UTF-8: for the sender it is all one.
    return err(failure('body-unreadable'));
  }
};

const decoder = new TextDecoder('utf-8', { fatal: true });

/** A usual batch is unpacked in place, in a fraction of a millisecond: going to another thread and back costs more. */
const atOnceBytes = 32 * 1024;
const chunkSize = 64 * 1024;

const unpack = async (bytes: Buffer, encoding: string | undefined): Promise<Result<Buffer, Failure>> => {
  if (encoding === undefined || encoding === 'identity') return ok(bytes);
  if (encoding !== 'gzip') return err(failure('body-unreadable', { detail: 'content-encoding' }));
  try {
    const options = { maxOutputLength: limits.batchBytes, chunkSize };
    return ok(bytes.length <= atOnceBytes ? gunzipSync(bytes, options) : await unzip(bytes, options));
  } catch (error) {
    const tooLarge = error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    return err(failure(tooLarge ? 'batch-too-large' : 'body-unreadable'));
  }
};
