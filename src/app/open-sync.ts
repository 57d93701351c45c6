import { createSend } from './attachments/adapters/http.ts';
import { createIndexedDbAttachments } from './attachments/adapters/indexeddb.ts';
import { createHandIn } from './attachments/hand-in.ts';
import type { HttpOptions } from './sync/adapters/http.ts';
import { createHttpLeader } from './sync/adapters/http-leader.ts';
import type { CreateLeader } from './sync/leader.ts';

/** All that syncing needs, in one file, so that it can be fetched after the counter stands. */
export const openSync = (options: HttpOptions & { readonly org: string }): CreateLeader => {
  const store = createIndexedDbAttachments(options.org);
  return createHttpLeader(options, ({ store: log, clock }) =>
    createHandIn({ store, log, clock, send: createSend(options) }),
  );
};
