import { isIP } from 'node:net';
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
  /** `TRUST_PROXY`: a proxy on this machine (`1`), or the address of the one whose word on the caller's address is believed. */
  readonly trustProxy: boolean | string;
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
  const trustProxy = proxyOf(env['TRUST_PROXY']?.trim() ?? '');
  // One that is believed nowhere would make all callers one, and limits shut them all out.
  if (trustProxy === undefined)
    return err(
      failure('setting-invalid', { field: 'TRUST_PROXY', detail: '1, or one address such as 10.0.0.5' }),
    );
  return ok({
    port,
    host: blankToUndefined(env['HOST']) ?? '::',
    dataDir: blankToUndefined(env['DATA_DIR']) ?? defaultDataDir,
    ...(databaseUrl !== undefined && { databaseUrl }),
    ...(certFile !== undefined && keyFile !== undefined && { tls: { certFile, keyFile } }),
    trustProxy,
    env,
  });
};

/** In the program's own folder, unless told otherwise. */
const defaultDataDir = join(import.meta.dirname, '..', '..', 'data');

/** Undefined where it is neither: a name, a range, several. */
const proxyOf = (text: string): boolean | string | undefined => {
  if (text === '' || text === '0') return false;
  if (text === '1') return true;
  // As addresses are told: small letters, zeros left out.
  if (isIP(text) === 6) return new URL(`http://[${text}]/`).hostname.slice(1, -1);
  return isIP(text) === 4 ? text : undefined;
};

const blankToUndefined = (value: string | undefined): string | undefined =>
  value === undefined || value.trim() === '' ? undefined : value;

const isPostgres = (url: string): boolean =>
  URL.canParse(url) && ['postgres:', 'postgresql:'].includes(new URL(url).protocol);
