import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import type { Cleanup } from './browser.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
};

/** As strict as the server's own: a build that needs more fails here. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

export type StaticServer = {
  readonly address: string;
  /** Paths that were asked for, in order. */
  readonly asked: readonly string[];
  /** Serves another folder from now on: a newer version of the app. */
  readonly swap: (folder: string) => void;
};

/** Serves a built app from a free port until the test ends. Unknown paths get the page, as in the real server. */
export const serveFolder = async (t: Cleanup, first: string): Promise<StaticServer> => {
  let folder = first;
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    asked.push(path);
    if (path.startsWith('/v1/')) {
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"from":"server"}');
      return;
    }
    const file = join(folder, normalize(path));
    const isFile = statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
    if (!isFile && extname(path) !== '') {
      response.writeHead(404).end();
      return;
    }
    const found = isFile ? file : join(folder, 'index.html');
    response
      .writeHead(200, {
        'content-type': types[extname(found)] ?? 'application/octet-stream',
        'content-security-policy': policy,
        'cache-control': 'no-cache',
      })
      .end(readFileSync(found));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(async () => {
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://localhost:${port}`,
    asked,
    swap: (next) => {
      folder = next;
    },
  };
};
