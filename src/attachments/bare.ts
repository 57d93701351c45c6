import type { AttachmentMedia } from './attachment.ts';
import { bareJpeg } from './jpeg.ts';
import { barePng } from './png.ts';
import { bareSpectrum } from './spectrum.ts';

const bareOf: Readonly<Record<AttachmentMedia, (bytes: Uint8Array) => Uint8Array | undefined>> = {
  'image/jpeg': bareJpeg,
  'image/png': barePng,
  'text/csv': bareSpectrum,
};

/**
 * A picture without anything that is not the picture: where and when it was taken, with what, by whom, its small copy, what
 * was written after its end; a spectrum without what its file says of itself. Undefined when the bytes are no whole picture of this kind. Done twice it is done once.
 */
export const toBare = (media: AttachmentMedia, bytes: Uint8Array): Uint8Array | undefined =>
  bareOf[media](bytes);

/** Which kind of picture the bytes are, by how they begin; whatever a file is called. Of text nobody can tell: its caller says. */
export const mediaOf = (bytes: Uint8Array): AttachmentMedia | undefined => {
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return 'image/jpeg';
  return bytes[0] === 0x89 && bytes[1] === 0x50 ? 'image/png' : undefined;
};
