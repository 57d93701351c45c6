import { type AttachmentRef, isAttachmentMedia } from '#attachments/attachment.ts';
import { type Cipher, err, type Failure, failure, ok, type Result, type Uuid } from '#log/index.ts';
import type { AttachmentStore, HashBytes } from './ports.ts';
import { fromSealed, type Picture } from './seal.ts';

export interface LookDeps {
  readonly store: AttachmentStore;
  readonly hash: HashBytes;
  readonly cipher?: Cipher;
  /** From the server, as it keeps them. */
  readonly fetch: (entry: Uuid, name: string) => Promise<Result<Uint8Array, Failure>>;
}

/**
 * What an entry names, to be shown: from this device while it is here, else from the server; what was fetched is not kept.
 * Errors: `unreachable` offline, `not-found` when it has not come yet or was let go, `attachment-changed` when it is not what
 * was handed in, `cannot-seal` where this device has no key for it.
 */
export const createLook =
  ({ store, hash, cipher, fetch }: LookDeps) =>
  async (entry: Uuid, ref: AttachmentRef): Promise<Result<Picture, Failure>> => {
    const home = ref.of ?? entry;
    const here = await store.bytes(home, ref.attachment);
    if (!here.ok) return here;
    const found = here.value === undefined ? await fetch(home, ref.attachment) : ok(here.value);
    if (!found.ok) return found;
    const bytes = found.value;
    // What the server laid bare has another hash than what a device without that was handed in; it is trusted to send it.
    if (ref.media !== 'sealed')
      return isAttachmentMedia(ref.media)
        ? ok({ media: ref.media, bytes })
        : err(failure('attachment-unreadable'));
    if (hash(bytes) !== ref.attachment) return err(failure('attachment-changed'));
    if (cipher === undefined) return err(failure('cannot-seal'));
    const picture = fromSealed(cipher, home, bytes);
    return picture === undefined ? err(failure('cannot-seal')) : ok(picture);
  };
