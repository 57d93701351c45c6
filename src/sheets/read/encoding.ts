import { open } from 'node:fs/promises';

/** What a text file is written in, so far as it can be told. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

const step = 1_048_576;

/**
 * Reads the byte order mark; without one, the whole file is checked: valid UTF-8 is taken as such, anything else as
 * Windows-1252, which is what spreadsheet programs of Western Europe and the Americas write as "CSV".
 */
export const sniffEncoding = async (path: string): Promise<Encoding> => {
  const file = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(step);
    const decoder = new TextDecoder('utf-8', { fatal: true });
    for (let position = 0; ; ) {
      const { bytesRead } = await file.read(buffer, 0, step, position);
      if (position === 0) {
        const marked = markOf(buffer.subarray(0, bytesRead));
        if (marked !== undefined) return marked;
      }
      if (!decodes(decoder, buffer.subarray(0, bytesRead), bytesRead > 0)) return 'windows-1252';
      if (bytesRead === 0) return 'utf-8';
      position += bytesRead;
    }
  } finally {
    await file.close();
  }
};

const markOf = (start: Buffer): Encoding | undefined => {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  // UTF-16 without a mark: plain letters leave every other byte zero.
  if (start.length >= 4 && start[1] === 0 && start[3] === 0) return 'utf-16le';
  if (start.length >= 4 && start[0] === 0 && start[2] === 0) return 'utf-16be';
  return undefined;
};

const decodes = (decoder: TextDecoder, bytes: Buffer, more: boolean): boolean => {
  try {
    decoder.decode(bytes, { stream: more });
    return true;
  } catch {
    return false; // The only thing a fatal decoder throws for.
  }
};
