import {
  type AttachmentMedia,
  type AttachmentRef,
  attachmentLimits,
  sealedMedia,
} from '#attachments/attachment.ts';
import { mediaOf, toBare } from '#attachments/bare.ts';
import {
  type Cipher,
  type Clock,
  err,
  type Failure,
  failure,
  ok,
  type Result,
  type Uuid,
} from '#log/index.ts';
import type { AttachmentStore, HashBytes } from './ports.ts';
import { toSealed } from './seal.ts';

export interface KeepDeps {
  readonly store: AttachmentStore;
  readonly clock: Clock;
  readonly hash: HashBytes;
  /** The organization's key; without one nothing that is to be sealed can be kept. */
  readonly cipher?: Cipher;
}

/**
 * Keeps a picture, or what `media` says it is, for the entry that will have this id (`Draft.id`), laid bare, and sealed where it is to be; it is on disk
 * when this resolves. Answers how the entry is to name it: record the entry after it, so that no entry names what a killed
 * device lost. What is never recorded goes after a day.
 *
 * Errors: `attachment-unreadable` for what is no whole picture of a kind that is taken, `attachment-too-large`,
 * `cannot-seal` without a key, and the `storage-*` codes.
 */
export const createKeep =
  ({ store, clock, hash, cipher }: KeepDeps) =>
  async (
    entry: Uuid,
    picture: Uint8Array,
    how: 'open' | 'sealed',
    media: AttachmentMedia | undefined = mediaOf(picture),
  ): Promise<Result<AttachmentRef, Failure>> => {
    const bare = media && toBare(media, picture);
    if (media === undefined || bare === undefined) return err(failure('attachment-unreadable'));
    if (bare.length > attachmentLimits.bytes) return err(failure('attachment-too-large'));
    if (how === 'sealed' && cipher === undefined) return err(failure('cannot-seal'));
    const bytes = how === 'sealed' && cipher ? toSealed(cipher, entry, { media, bytes: bare }) : bare;
    if (bytes.length > attachmentLimits.sealedBytes) return err(failure('attachment-too-large'));
    const ref: AttachmentRef = {
      attachment: hash(bytes),
      media: how === 'sealed' ? sealedMedia : media,
      bytes: bytes.length,
    };
    const put = await store.put({ entry, ref, at: clock.now(), state: { is: 'waiting' } }, bytes);
    return put.ok ? ok(ref) : put;
  };
