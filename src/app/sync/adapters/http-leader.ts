import { browserSha256 } from '../../adapters/sha256.ts';
import { type CreateAttachmentSync, type CreateLeader, createLeader } from '../leader.ts';
import { createHttpTransport, type HttpOptions } from './http.ts';

/** Syncs over HTTP. */
export const createHttpLeader = (options: HttpOptions, attachments?: CreateAttachmentSync): CreateLeader =>
  createLeader(createHttpTransport(options), browserSha256, attachments);
