/** Whether passkeys can be on the page that is open, and why not: as the server sees it (server/access/page-origin.ts). */
export type Where = 'here' | 'no-tls' | 'by-number' | 'no-browser';

export const whereOf = (page: {
  readonly isSecure: boolean;
  readonly protocol: string;
  readonly hostname: string;
  readonly hasPasskeys: boolean;
}): Where => {
  const { hostname } = page;
  if (/^[\d.]+$/.test(hostname) || hostname.startsWith('[')) return 'by-number';
  const isThisMachine = hostname === 'localhost' || hostname.endsWith('.localhost');
  if (!page.isSecure || (page.protocol !== 'https:' && !isThisMachine)) return 'no-tls';
  return page.hasPasskeys ? 'here' : 'no-browser';
};

export const where = (): Where =>
  whereOf({
    isSecure: isSecureContext,
    protocol: location.protocol,
    hostname: location.hostname,
    hasPasskeys: typeof PublicKeyCredential === 'function' && navigator.credentials !== undefined,
  });
