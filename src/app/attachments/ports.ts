import type { AttachmentRef } from '#attachments/attachment.ts';
import type { Failure, Result, Uuid } from '#log/index.ts';

/** What is noted of bytes that this device took: everything but the bytes. */
export interface Noted {
  readonly entry: Uuid;
  readonly ref: AttachmentRef;
  /** When it was put here, in milliseconds: before its entry is recorded it waits for it a day. */
  readonly at: number;
  readonly state:
    | { readonly is: 'waiting' }
    /** With this epoch of the server; another one asks for it again. */
    | { readonly is: 'handed-in'; readonly epoch: string }
    /** By the server, for this reason; kept here all the same, and offered again by the next start of the app. */
    | { readonly is: 'refused'; readonly code: string };
}

/** Where a device keeps bytes: a store beside that of the log, opened only where there is something to attach. */
export interface AttachmentStore {
  /** On disk before it resolves. */
  readonly put: (noted: Noted, bytes: Uint8Array) => Promise<Result<void, Failure>>;
  readonly bytes: (entry: Uuid, name: string) => Promise<Result<Uint8Array | undefined, Failure>>;
  readonly all: () => Promise<Result<readonly Noted[], Failure>>;
  readonly note: (noted: Noted) => Promise<Result<void, Failure>>;
  readonly remove: (noted: readonly Noted[]) => Promise<Result<void, Failure>>;
}

/** SHA-256 of bytes, in hex. */
export type HashBytes = (bytes: Uint8Array) => string;
