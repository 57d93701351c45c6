import { browserSha256 } from '../../adapters/sha256.ts';
import { createSaving } from '../saving.ts';

/** Saving with the browser's means, in one file that is fetched beside the counter. */
export const browserSaving = createSaving(browserSha256);
