import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { Page } from 'playwright-core';
import { backupStream } from '#database/backup/write.ts';
import { sql } from '#database/sql.ts';
import type { SetUpApp } from '../support/app.ts';
import { dumpTables } from '../support/dump.ts';
import { type Evidence, type Place, unpacked } from './search.ts';

/** What a browser's page asked for and was answered, from now on. */
export const watchPage = (page: Page) => {
  const seen: Evidence[] = [];
  const pending: Promise<void>[] = [];
  const add = (place: Place, name: string, bytes: Buffer): void => void seen.push({ place, name, bytes });
  page.on('request', (request) => {
    const { referer = '' } = request.headers();
    add('url', request.url(), Buffer.from(`${request.url()} ${referer}`));
  });
  page.on('framenavigated', (frame) => add('url', 'the address bar', Buffer.from(frame.url())));
  page.on('response', (response) => {
    const isKept = !/no-store/.test(response.headers()['cache-control'] ?? '');
    const place = response.status() >= 400 ? 'error-page' : isKept ? 'http-cache' : undefined;
    if (place === undefined) return;
    // A page that went away before its answer was read has kept none of it.
    const reading = response.body().then(
      (bytes) => add(place, response.url(), bytes),
      () => {},
    );
    pending.push(reading);
  });
  return async (): Promise<readonly Evidence[]> => {
    await Promise.all(pending);
    return seen;
  };
};

/** Every file of a browser's profile: its caches, and what it keeps for the app. */
export const readProfile = (profile: string): readonly Evidence[] =>
  readdirSync(profile, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name))
    .map((path) => ({
      place: /Cache/.test(path) ? ('http-cache' as const) : ('device' as const),
      name: path.slice(profile.length + 1),
      bytes: readFileSync(path),
    }));

/** What lies on the server: every row, what is to be sent out, a backup, the log. */
export const readServer = async ({ server }: SetUpApp): Promise<readonly Evidence[]> => {
  const rows = await dumpTables(server.database);
  const out = await server.database.acrossOrganizations((tx) =>
    tx.rows<{ payload: string }>(sql`select payload::text as payload from outbox`),
  );
  const stream = backupStream(server.database, { madeBy: 'canary', madeAt: '2026-11-26T12:00:00Z' });
  return [
    ...rows.map((row) => ({
      place: 'database' as const,
      name: row.split(' ')[0] ?? '',
      bytes: Buffer.from(row),
    })),
    ...out.map(({ payload }) => ({ place: 'push' as const, name: 'outbox', bytes: Buffer.from(payload) })),
    ...unpacked({ place: 'backup', name: 'a backup', bytes: await buffer(stream) }),
    ...server.lines.map((line) => ({ place: 'server-log' as const, name: 'log', bytes: Buffer.from(line) })),
  ];
};

/** Everything that leaves as a file, and the lists that people look through. */
export const readExports = async (app: SetUpApp, paths: readonly string[]): Promise<readonly Evidence[]> => {
  const files: Evidence[] = [];
  for (const path of paths) {
    const answer = await fetch(`${app.server.url}${path}`, {
      headers: { authorization: `Bearer ${app.token}` },
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    files.push(...unpacked({ place: answer.ok ? 'export' : 'error-page', name: path, bytes }));
  }
  return files;
};

/** What the server answers to requests that cannot be right. */
export const provoke = async (
  app: SetUpApp,
  requests: readonly {
    readonly method: string;
    readonly path: string;
    readonly body: string;
    readonly token?: string;
  }[],
): Promise<readonly Evidence[]> => {
  const pages: Evidence[] = [];
  for (const { method, path, body, token } of requests) {
    const answer = await fetch(`${app.server.url}${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      body,
    });
    pages.push({
      place: 'error-page',
      name: `${method} ${path}`,
      bytes: Buffer.from(await answer.arrayBuffer()),
    });
  }
  return pages;
};
