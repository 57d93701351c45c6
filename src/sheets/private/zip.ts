import { unzipSync, zipSync } from 'fflate';

/** The parts of a zipped document in memory, by name. For the small workbooks of a screen. */
export type ZipParts = Readonly<Record<string, Uint8Array>>;

/** Parts whose names are wanted. Undefined for what is no zip, or is damaged or encrypted: the server says what is wrong. */
export const readZip = async (
  file: Blob,
  isWanted: (name: string) => boolean,
): Promise<ZipParts | undefined> => {
  const bytes = new Uint8Array(await file.arrayBuffer());
  // The first bit of a part's flags: it is encrypted. Workbooks are so in whole or not at all.
  if (((bytes[6] ?? 0) & 1) === 1) return undefined;
  try {
    return unzipSync(bytes, { filter: ({ name }) => isWanted(name) });
  } catch {
    return undefined;
  }
};

/** Parts as a zip, packed. */
export const writeZip = (parts: ZipParts): Blob => new Blob([zipSync(parts)]);
