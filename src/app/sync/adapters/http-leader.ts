import { browserSha256 } from '../../adapters/sha256.ts';
import { type CreateLeader, createLeader } from '../leader.ts';
import { createHttpTransport, type HttpOptions } from './http.ts';

/** All that syncing needs, in one file, so that it can be fetched after the counter stands. */
export const createHttpLeader = (options: HttpOptions): CreateLeader =>
  createLeader(createHttpTransport(options), browserSha256);
