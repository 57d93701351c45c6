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
  /** `TEXT_URL`, `TEXT_BODY`, `TEXT_AUTHORIZATION`, or `TEXT_FILE`: where texts of alerts go; left out, none are sent. */
  readonly texts?: TextSettings;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export type TextSettings =
  | { readonly to: 'gateway'; readonly url: string; readonly body: string; readonly authorization?: string }
  | { readonly to: 'file'; readonly path: string };

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
  const texts = textsOf(env);
  if (!texts.ok) return texts;
  return ok({
    port,
    host: blankToUndefined(env['HOST']) ?? '::',
    dataDir: blankToUndefined(env['DATA_DIR']) ?? defaultDataDir,
    ...(databaseUrl !== undefined && { databaseUrl }),
    ...(certFile !== undefined && keyFile !== undefined && { tls: { certFile, keyFile } }),
    trustProxy,
    ...(texts.value !== undefined && { texts: texts.value }),
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

const textsOf = (
  env: Readonly<Record<string, string | undefined>>,
): Result<TextSettings | undefined, Failure> => {
  const [url, path] = [blankToUndefined(env['TEXT_URL'])?.trim(), blankToUndefined(env['TEXT_FILE'])];
  const wrong = (field: string, detail: string) => err(failure('setting-invalid', { field, detail }));
  if (url === undefined) return ok(path === undefined ? undefined : { to: 'file', path });
  if (path !== undefined) return wrong('TEXT_FILE', 'set either this or TEXT_URL');
  if (!isSafeGateway(url))
    return wrong('TEXT_URL', 'https://, or http:// on this machine or a local network');
  const body = blankToUndefined(env['TEXT_BODY'])?.trim() ?? '{"to":"{to}","text":"{text}"}';
  if (!body.includes('{to}') || !body.includes('{text}'))
    return wrong('TEXT_BODY', 'must hold {to} and {text}');
  const authorization = blankToUndefined(env['TEXT_AUTHORIZATION'])?.trim();
  return ok({ to: 'gateway', url, body, ...(authorization !== undefined && { authorization }) });
};

/** Numbers and a password in clear go over no line of others. */
const isSafeGateway = (url: string): boolean => {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'http:') return protocol === 'https:';
  const host = hostname.replace(/^\[|\]$/g, '');
  return isIP(host) === 0
    ? /^localhost$|\.(local|lan|internal|home\.arpa)$/.test(host)
    : privateAddress.test(host);
};

const privateAddress = /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|::1$|f[cd])/;

const blankToUndefined = (value: string | undefined): string | undefined =>
  value === undefined || value.trim() === '' ? undefined : value;

const isPostgres = (url: string): boolean =>
  URL.canParse(url) && ['postgres:', 'postgresql:'].includes(new URL(url).protocol);
