import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { err, type Failure, failure, ok, type Result } from '#log/index.ts';
import type { Context } from './command.ts';

/** How the server is served, and what people are told about it. */
export interface ServedTls {
  readonly scheme: 'http' | 'https';
  readonly options: { readonly tls?: { readonly cert: string; readonly key: string } };
  /** Where phones go first. */
  readonly entryPath: string;
  readonly hints: readonly string[];
}

/** Certificate files where they are named; else plain HTTP. */
export const openTls = async ({ settings }: Context): Promise<Result<ServedTls, Failure>> => {
  if (settings.tls === undefined) return ok({ scheme: 'http', options: {}, entryPath: '', hints: [] });
  const files = readFiles(settings.tls);
  return files.ok ? ok({ scheme: 'https', options: { tls: files.value }, entryPath: '', hints: [] }) : files;
};

const readFiles = ({
  certFile,
  keyFile,
}: {
  readonly certFile: string;
  readonly keyFile: string;
}): Result<{ readonly cert: string; readonly key: string }, Failure> => {
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
