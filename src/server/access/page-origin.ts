import { isIP } from 'node:net';

/** The page that asks: its origin, and the host name that a passkey of it is bound to. */
export interface PageOrigin {
  readonly origin: string;
  readonly rp: string;
}

/**
 * The page's origin, as its browser says, where passkeys can be: it is this server's own address, over TLS or on this very
 * machine, and a name. Undefined for all else. Which address is the server's own the caller says too (`host`); that is enough: what a passkey
 * signs names the page and the host in words of the browser and the authenticator, and a passkey is kept with its host name.
 */
export const pageOrigin = (origin: string | undefined, host: string | undefined): PageOrigin | undefined => {
  if (origin === undefined || host === undefined || !URL.canParse(origin)) return undefined;
  const page = new URL(origin);
  if (page.origin !== origin) return undefined;
  if (page.host !== host.toLowerCase()) return undefined;
  const isHere = page.hostname === 'localhost' || page.hostname.endsWith('.localhost');
  if (page.protocol !== 'https:' && !(page.protocol === 'http:' && isHere)) return undefined;
  if (isIP(page.hostname) !== 0 || page.hostname.startsWith('[')) return undefined;
  return { origin, rp: page.hostname };
};
