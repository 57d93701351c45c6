import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { failure } from '#log/index.ts';
import { failureToResponse } from './errors.ts';

/** A file whose name holds the hash of its content never changes: `app.3f9c01ab.js`, `chunk-ABCDEFGH.js`. */
const hashed = /[.-][A-Za-z0-9_]{8,}\.[a-z0-9]+(\.(br|gz))?$/;

/**
 * Serves the built web app, compressed where the build left compressed copies. Every address that is no file and not of
 * the API opens the app, which has its own routes.
 */
export const registerWeb = async (app: FastifyInstance, webRoot: string | undefined): Promise<void> => {
  const isBuilt = webRoot !== undefined && existsSync(join(webRoot, 'index.html'));
  if (isBuilt) {
    await app.register(fastifyStatic, {
      root: webRoot,
      preCompressed: true,
      cacheControl: false,
      // Files are small, and a range that lies outside of one is answered like a fault of the server.
      acceptRanges: false,
      setHeaders: (reply, path) => {
        // The page and the service worker must always be the latest; what they name by hash never changes.
        const lasting = hashed.test(path) && !path.endsWith('sw.js');
        void reply.header('cache-control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? '';
    const isPage = request.method === 'GET' && !path.startsWith('/v1/') && !/\.[a-z0-9]+$/.test(path);
    if (isBuilt && isPage) return reply.sendFile('index.html');
    const { status, body } = failureToResponse(failure('not-found'));
    return reply.code(status).type('application/json; charset=utf-8').send(JSON.stringify(body));
  });
};
