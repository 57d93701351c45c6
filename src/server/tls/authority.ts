import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  X509Certificate,
} from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { BlockList, isIP } from 'node:net';
import { join } from 'node:path';
import { dayMs } from '#log/calendar.ts';
import type { Clock, Random } from '#log/index.ts';
import { createCertificate, type Reach, toPem } from './certificate.ts';

/** A certificate authority of this server alone, for local networks where no public one vouches for anyone. */
export interface LocalAuthority {
  /** Its certificate, for phones to trust. */
  readonly certificate: Buffer;
  /** SHA-256 of it, in pairs with colons: to be compared by eye. */
  readonly fingerprint: string;
  /** A certificate and key for these names, renewed when they change or it runs out. Public addresses are left out. */
  readonly serve: (names: readonly string[]) => ServedCertificate;
}

export interface ServedCertificate {
  readonly cert: string;
  readonly key: string;
  readonly names: readonly string[];
  /** Milliseconds since 1970. */
  readonly until: number;
}

const authorityDays = 3_650;
/** Apple and Chromium refuse server certificates valid for more than 398 days. */
const serverDays = 396;
const renewBeforeDays = 30;

/** Private addresses (RFC 1918, 4193, 6598), this machine, and names that only local networks have. */
const onlyFor: Reach = {
  domains: ['local', 'localhost', 'lan', 'home.arpa', 'internal'],
  ranges: [
    { address: '10.0.0.0', prefix: 8 },
    { address: '100.64.0.0', prefix: 10 },
    { address: '127.0.0.0', prefix: 8 },
    { address: '169.254.0.0', prefix: 16 },
    { address: '172.16.0.0', prefix: 12 },
    { address: '192.168.0.0', prefix: 16 },
    { address: '::1', prefix: 128 },
    { address: 'fc00::', prefix: 7 },
    { address: 'fe80::', prefix: 10 },
  ],
};

/** Opens the authority kept in a folder, or makes it. Its key is readable by the server's own account alone. */
export const openAuthority = (
  deps: { readonly clock: Clock; readonly random: Random },
  folder: string,
): LocalAuthority => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const files = { key: join(folder, 'authority.key'), certificate: join(folder, 'authority.crt') };
  if (!existsSync(files.certificate)) makeAuthority(deps, files);
  const key = createPrivateKey(readFileSync(files.key));
  const own = new X509Certificate(readFileSync(files.certificate));
  return {
    certificate: own.raw,
    fingerprint: own.fingerprint256,
    serve: (asked) => {
      const names = asked.filter(isWithinReach);
      const kept = readServed(folder);
      if (kept !== undefined && isGood(kept, names, deps.clock.now())) return kept;
      return makeServed(deps, folder, key, own, names);
    },
  };
};

/** What the authority may vouch for. */
export const isWithinReach = (name: string): boolean => {
  const family = isIP(name);
  if (family === 0) return onlyFor.domains.some((domain) => name === domain || name.endsWith(`.${domain}`));
  return reachable.check(name, family === 4 ? 'ipv4' : 'ipv6');
};

const reachable = new BlockList();
for (const { address, prefix } of onlyFor.ranges)
  reachable.addSubnet(address, prefix, isIP(address) === 4 ? 'ipv4' : 'ipv6');

const makeAuthority = (
  { clock, random }: { readonly clock: Clock; readonly random: Random },
  files: { readonly key: string; readonly certificate: string },
): void => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  // Two servers' authorities on one phone must be told apart.
  const name = `Alongside ${Buffer.from(random.bytes(3)).toString('hex')}`;
  const der = createCertificate({
    subject: name,
    issuer: name,
    publicKey,
    issuerPublicKey: publicKey,
    issuerKey: privateKey,
    serial: serialFrom(random),
    notBefore: clock.now() - dayMs,
    notAfter: clock.now() + authorityDays * dayMs,
    use: { as: 'authority', onlyFor },
  });
  // The key first: a certificate that is there has its key.
  writeWhole(files.key, exportKey(privateKey));
  writeWhole(files.certificate, toPem(der));
};

const makeServed = (
  { clock, random }: { readonly clock: Clock; readonly random: Random },
  folder: string,
  issuerKey: KeyObject,
  authority: X509Certificate,
  names: readonly string[],
): ServedCertificate => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const issuer = commonNameOf(authority);
  const until = Math.min(clock.now() + serverDays * dayMs, Date.parse(authority.validTo));
  const der = createCertificate({
    subject: names[0] ?? 'localhost',
    issuer,
    publicKey,
    issuerPublicKey: createPublicKey(issuerKey),
    issuerKey,
    serial: serialFrom(random),
    notBefore: clock.now() - dayMs,
    notAfter: until,
    use: { as: 'server', names },
  });
  const served = { cert: toPem(der), key: exportKey(privateKey), names, until };
  writeWhole(join(folder, 'server.json'), JSON.stringify(served));
  return served;
};

const readServed = (folder: string): ServedCertificate | undefined => {
  const file = join(folder, 'server.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as ServedCertificate) : undefined;
};

const isGood = (kept: ServedCertificate, names: readonly string[], now: number): boolean =>
  names.every((name) => kept.names.includes(name)) && kept.until - now > renewBeforeDays * dayMs;

const serialFrom = (random: Random): Uint8Array => {
  const bytes = random.bytes(16);
  // Positive, not zero, and of one length (RFC 5280, 4.1.2.2).
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return bytes;
};

const commonNameOf = (certificate: X509Certificate): string => /CN=(.+)/.exec(certificate.subject)?.[1] ?? '';

const exportKey = (key: KeyObject): string => key.export({ format: 'pem', type: 'pkcs8' }).toString();

/** Aside, then moved in: a file is whole or not there. */
const writeWhole = (file: string, text: string): void => {
  writeFileSync(`${file}.new`, text, { mode: 0o600 });
  renameSync(`${file}.new`, file);
};
