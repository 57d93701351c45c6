import type { Readable } from 'node:stream';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { sheetLimits } from '../sheet.ts';

/** The parts of a zipped document. Sizes are bounded before and while unpacking. */
export interface Parts {
  readonly has: (name: string) => boolean;
  /** Unpacks one part as a stream of at most `maxBytes`; a part that says or turns out to be larger throws. */
  readonly stream: (name: string, maxBytes: number) => Promise<Readable>;
  /** Bytes of the part once unpacked, as the file declares. */
  readonly unpackedSize: (name: string) => number;
  readonly close: () => void;
}

export const openParts = async (path: string): Promise<Parts> => {
  const zip: ZipFile = await yauzl.openPromise(path, {
    lazyEntries: true,
    autoClose: false,
    validateEntrySizes: true,
  });
  try {
    const entries = await listEntries(zip);
    const find = (name: string): Entry => {
      const entry = entries.get(name.toLowerCase());
      if (entry === undefined) throw new Error(`the file has no part ${name}`);
      return entry;
    };
    return {
      has: (name) => entries.has(name.toLowerCase()),
      unpackedSize: (name) => find(name).uncompressedSize,
      stream: async (name, maxBytes) => {
        const entry = find(name);
        // The zip reader cuts a part off that unpacks to more than it declares, so checking what it declares is enough.
        if (entry.uncompressedSize > maxBytes) throw new Error(`the part ${name} is too large`);
        if (entry.isEncrypted()) throw new Error('the file is protected by a password');
        return zip.openReadStreamPromise(entry);
      },
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
};

const listEntries = (zip: ZipFile): Promise<ReadonlyMap<string, Entry>> =>
  new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>();
    zip.on('entry', (entry: Entry) => {
      entries.set(entry.fileName.toLowerCase(), entry);
      if (entries.size > sheetLimits.zipEntries) reject(new Error('the file has too many parts'));
      else zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', reject);
    zip.readEntry();
  });
