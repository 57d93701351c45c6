import { join } from 'node:path';
import { err, type Failure, failure, ok, type Result } from '#log/index.ts';

/** What the environment says. Nothing else configures the server; an organization's own settings are in its log. */
export interface Settings {
  /** `PORT`, 8080. */
  readonly port: number;
  /** `HOST`, all addresses of the machine: phones must reach it. */
  readonly host: string;
  /** `DATA_DIR`: everything lasting. */
  readonly dataDir: string;
  /** `DATABASE_URL`: a PostgreSQL of one's own instead of the embedded one. */
  readonly databaseUrl?: string;
  /** `TLS_CERT` and `TLS_KEY`: certificate files. */
  readonly tls?: { readonly certFile: string; readonly keyFile: string };
  readonly env: Readonly<Record<string, string | undefined>>;
}

export const readSettings = (
  env: Readonly<Record<string, string | undefined>>,
): Result<Settings, Failure> => {
  const port = Number(env['PORT'] ?? 8080);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    return err(failure('setting-invalid', { field: 'PORT', detail: 'a number from 0 to 65535' }));
  const databaseUrl = blankToUndefined(env['DATABASE_URL']);
  if (databaseUrl !== undefined && !isPostgres(databaseUrl))
    return err(
      failure('setting-invalid', { field: 'DATABASE_URL', detail: 'postgres://user@host/database' }),
    );
  const [certFile, keyFile] = [blankToUndefined(env['TLS_CERT']), blankToUndefined(env['TLS_KEY'])];
  if ((certFile === undefined) !== (keyFile === undefined))
    return err(failure('setting-invalid', { field: 'TLS_CERT', detail: 'set TLS_KEY as well' }));
  return ok({
    port,
    host: blankToUndefined(env['HOST']) ?? '::',
    dataDir: blankToUndefined(env['DATA_DIR']) ?? defaultDataDir,
    ...(databaseUrl !== undefined && { databaseUrl }),
    ...(certFile !== undefined && keyFile !== undefined && { tls: { certFile, keyFile } }),
    env,
  });
};

/** In the program's own folder, unless told otherwise. */
const defaultDataDir = join(import.meta.dirname, '..', '..', 'data');

const blankToUndefined = (value: string | undefined): string | undefined =>
  value === undefined || value.trim() === '' ? undefined : value;

const isPostgres = (url: string): boolean =>
  URL.canParse(url) && ['postgres:', 'postgresql:'].includes(new URL(url).protocol);
