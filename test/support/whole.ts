import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadWords } from '#build/words.ts';
import { clock, random, sha256 } from '#cli/adapters/ports.ts';
import { type Database, openDatabase } from '#database/connection.ts';
import { startEmbedded } from '#database/embedded/launcher.ts';
import { createWords } from '#kit/words/words.ts';
import type { Uuid } from '#log/index.ts';
import { kindRegistry } from '#programs/kinds.ts';
import { grant } from '#server/access/sign-in.ts';
import { setUp } from '#server/organization/setup.ts';
import { rooms } from '#server/programs.ts';
import { createServer } from '#server/server.ts';

/** The whole product: embedded PostgreSQL in a folder of its own, every room, HTTP on a free port, the app if built. */
export interface Whole {
  readonly database: Database;
  readonly url: string;
  readonly folder: string;
  readonly addOrganization: (name: string, zone: string) => Promise<{ org: Uuid; site: Uuid; worker: Uuid }>;
  /** A signed-in device. */
  readonly tokenFor: (
    org: Uuid,
    worker: Uuid,
    device: Uuid,
    role?: 'peer' | 'coordinator',
  ) => Promise<string>;
  readonly stop: () => Promise<void>;
}

export const startWhole = async ({ webRoot }: { readonly webRoot?: string } = {}): Promise<Whole> => {
  const folder = await mkdtemp(join(tmpdir(), 'alongside-whole-'));
  const embedded = await startEmbedded({ dataDir: folder });
  if (!embedded.ok) throw new Error(JSON.stringify(embedded.error));
  const database = openDatabase(embedded.value.address);
  const server = await createServer(
    {
      database,
      clock,
      random,
      sha256,
      log: () => {},
      words: (locale) => createWords(loadWords(locale)),
      kinds: kindRegistry,
      rooms,
    },
    {
      version: '0.0.0',
      requestsPerMinute: 10_000_000,
      uploadFolder: join(folder, 'uploads'),
      ...(webRoot !== undefined && { webRoot }),
    },
  );
  if (!server.ok) throw new Error(JSON.stringify(server.error));
  const url = await server.value.app.listen({ port: 0, host: '127.0.0.1' });
  return {
    database,
    url,
    folder,
    addOrganization: async (name, zone) => {
      const made = await setUp(
        { database, clock, random },
        {
          organization: name,
          site: 'Office',
          channel: 'fixed',
          worker: 'Worker',
          passphrase: 'warm socks in winter',
          // Nothing here is to fade while it is measured.
          settings: { zone, keepDays: 36_500 },
        },
        { another: true },
      );
      if (!made.ok) throw new Error(JSON.stringify(made.error));
      return made.value;
    },
    tokenFor: async (org, worker, device, role = 'peer') =>
      (await grant({ database, clock, random }, org, device, { id: worker, role })).token,
    stop: async () => {
      await server.value.stop();
      await database.close();
      await embedded.value.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
