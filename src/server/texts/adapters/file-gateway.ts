import { appendFile } from 'node:fs/promises';
import type { TextGateway } from '../gateway.ts';

/** Writes texts into a file, one line of JSON each: to try out what would be sent, or for a program of one's own to read. */
export const createFileGateway = (path: string): TextGateway => ({
  send: async (message) => {
    await appendFile(path, `${JSON.stringify(message)}\n`, { mode: 0o600 });
    return 'sent';
  },
});
