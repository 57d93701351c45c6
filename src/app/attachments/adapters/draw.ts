import { attachmentLimits } from '#attachments/attachment.ts';
import { err, type Failure, failure, ok, type Result } from '#log/index.ts';

/** Longest side first tried, in pixels, and how fine: a label can be read, and it is small. */
const tries = [
  [2_048, 0.85],
  [1_600, 0.8],
  [1_200, 0.7],
  [800, 0.6],
] as const;

/**
 * A photo drawn anew: upright (what turns it stands among what is taken away), and small enough. Of any kind that this browser
 * shows. `attachment-unreadable` for what it cannot show.
 */
export const drawAnew = async (file: Blob): Promise<Result<Uint8Array, Failure>> => {
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return err(failure('attachment-unreadable'));
  }
  for (const [longest, quality] of tries) {
    const scale = Math.min(1, longest / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(bitmap.width * scale));
    canvas.height = Math.max(1, Math.round(bitmap.height * scale));
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    const drawn = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
    if (drawn === null || drawn.size > attachmentLimits.bytes) continue;
    bitmap.close();
    return ok(new Uint8Array(await drawn.arrayBuffer()));
  }
  bitmap.close();
  return err(failure('attachment-too-large'));
};
