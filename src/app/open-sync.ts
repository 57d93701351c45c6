import { platformSubtle } from '#vault/adapters/platform.ts';
import { createSend } from './attachments/adapters/http.ts';
import { createIndexedDbAttachments } from './attachments/adapters/indexeddb.ts';
import { createHandIn } from './attachments/hand-in.ts';
import { createIndexedDbKeys } from './keys/adapters/indexeddb.ts';
import { createSign } from './keys/signing.ts';
import type { HttpOptions } from './sync/adapters/http.ts';
import { createHttpLeader } from './sync/adapters/http-leader.ts';
import type { CreateLeader } from './sync/leader.ts';

/** All that syncing needs, in one file, so that it can be fetched after the counter stands. */
export const openSync = (
  options: HttpOptions & {
    readonly org: string;
    /** How the server names this installation; left out, nothing is signed. */
    readonly device?: string;
    /** A passphrase stands before the log: what is written is handed in, and nothing is read. */
    readonly aside?: string | undefined;
  },
): CreateLeader => {
  const subtle = platformSubtle();
  const { device, org } = options;
  const sign = subtle && device && createSign({ org, device, subtle, store: createIndexedDbKeys(org) });
  const store = createIndexedDbAttachments(options.org);
  const createLeader = createHttpLeader({ ...options, ...(sign && { sign }) }, ({ store: log, clock }) =>
    createHandIn({ store, log, clock, send: createSend(options) }),
  );
  return (parts) => createLeader({ ...parts, isHandInOnly: options.aside !== undefined });
};
