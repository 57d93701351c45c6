import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { errorCode } from '../faults.ts';

/**
 * Writes a backup stream, compressed, to a file that only its owner can read. Under its name it appears whole and on
 * disk, or not at all. Answers its size in bytes.
 */
export const writeBackupFile = async (stream: Readable, path: string): Promise<number> => {
  const partial = `${path}.partial`;
  try {
    await pipeline(
      stream,
      createGzip({ level: 4 }),
      createWriteStream(partial, { mode: 0o600, flush: true }),
    );
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
  // The new name itself must outlive a power cut; Windows has no way to ask for that.
  if (process.platform !== 'win32') {
    const folder = await open(dirname(path));
    await folder.sync().finally(() => folder.close());
  }
  const file = await open(path);
  return file
    .stat()
    .then(({ size }) => size)
    .finally(() => file.close());
};

/** The stream in a backup file. Damaged compression ends it early, which the reader then tells. */
export const readBackupFile = async function* (path: string): AsyncGenerator<Buffer, void, undefined> {
  const file = createReadStream(path);
  const plain = createGunzip();
  file.on('error', (error) => plain.destroy(error));
  file.pipe(plain);
  try {
    for await (const chunk of plain) yield chunk as Buffer;
  } catch (error) {
    if (!errorCode(error).startsWith('Z_')) throw error;
  } finally {
    file.destroy();
  }
};
