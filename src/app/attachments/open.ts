import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { attachmentLimits } from '#attachments/attachment.ts';
import type { Attachments } from '#kit/recorder.ts';
import { type Cipher, err, failure, uuidv7 } from '#log/index.ts';
import { browserClock, browserRandom } from '../adapters/browser.ts';
import { drawAnew } from './adapters/draw.ts';
import { type AttachmentHttpOptions, createFetchBytes } from './adapters/http.ts';
import { createIndexedDbAttachments } from './adapters/indexeddb.ts';
import { createKeep } from './keep.ts';
import { createLook } from './look.ts';
import type { HashBytes } from './ports.ts';

/** A spectrum's file is text and keeps a part of itself; one larger than this is something else, and is not read. */
const mostFileBytes = 8 * attachmentLimits.bytes;

const hash: HashBytes = (bytes) => bytesToHex(sha256(bytes));

/**
 * What a screen needs that attaches something or shows it, in one file: fetched when it is first asked for (`LogAccess`).
 */
export const openAttachments = (
  deps: AttachmentHttpOptions & {
    readonly org: string;
    readonly cipher?: Cipher;
  },
): Attachments => {
  const store = createIndexedDbAttachments(deps.org);
  const keep = createKeep({ ...deps, store, clock: browserClock, hash });
  const look = createLook({ ...deps, store, hash, fetch: createFetchBytes(deps) });
  return {
    newEntry: () => uuidv7({ clock: browserClock, random: browserRandom }),
    keep: async (entry, picture, how) => {
      const drawn = await drawAnew(picture);
      return drawn.ok ? keep(entry, drawn.value, how) : drawn;
    },
    keepSpectrum: async (entry, file) =>
      file.size > mostFileBytes
        ? err(failure('attachment-too-large'))
        : keep(entry, new Uint8Array(await file.arrayBuffer()), 'open', 'text/csv'),
    look: (entry, ref) => look(entry, ref),
  };
};
