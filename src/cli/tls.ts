import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSecureContext } from 'node:tls';
import { err, type Failure, failure, ok, type Result } from '#log/index.ts';
import { type LocalAuthority, openAuthority } from '#server/tls/authority.ts';
import { lanAddresses, localName } from './adapters/addresses.ts';
import type { Context } from './command.ts';

/**
 * How the server is served.
 * - files: TLS with the certificate files of `TLS_CERT` and `TLS_KEY`, on `PORT`.
 * - local: HTTP on `PORT`, and TLS by this server's own authority on `TLS_PORT` (8443) for phones of the local network.
 * - none (`TLS=off`): HTTP alone, for a reverse proxy in front.
 */
export type Served =
  | { readonly how: 'files'; readonly tls: KeyPair }
  | {
      readonly how: 'local';
      readonly port: number;
      readonly authority: LocalAuthority;
      /** Asked anew each time: a machine's addresses change. */
      readonly names: () => readonly string[];
    }
  | { readonly how: 'none' };

export interface KeyPair {
  readonly cert: string;
  readonly key: string;
}

export const chooseTls = ({ settings, clock, random }: Context): Result<Served, Failure> => {
  if (settings.tls !== undefined) {
    const files = readFiles(settings.tls);
    return files.ok ? ok({ how: 'files', tls: files.value }) : files;
  }
  if (settings.env['TLS'] === 'off') return ok({ how: 'none' });
  const port = Number(settings.env['TLS_PORT'] ?? 8443);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    return err(failure('setting-invalid', { field: 'TLS_PORT', detail: 'a number from 0 to 65535' }));
  return ok({
    how: 'local',
    port,
    authority: openAuthority({ clock, random }, join(settings.dataDir, 'tls')),
    names: () => [localName(), ...lanAddresses(), 'localhost', '127.0.0.1', '::1'],
  });
};

const readFiles = ({
  certFile,
  keyFile,
}: {
  readonly certFile: string;
  readonly keyFile: string;
}): Result<KeyPair, Failure> => {
  try {
    const files = { cert: readFileSync(certFile, 'utf8'), key: readFileSync(keyFile, 'utf8') };
    // Throws when they are no certificate and key, or do not belong together.
    createSecureContext(files);
    return ok(files);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return err(failure('tls-files', { detail: 'code' in error ? String(error.code) : error.name }));
  }
};
