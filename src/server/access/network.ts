import { isIP } from 'node:net';

/**
 * What a limit counts by: an IPv4 address, or of IPv6 the network of 64 bits. A home or a phone is given such a network
 * whole (RFC 6177), so the addresses in it are one caller's to choose from.
 */
export const networkOf = (address: string): string => {
  const [plain = ''] = address.toLowerCase().split('%');
  const mapped = /^(?:0*:)*:?(?:0*:)*ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(plain)?.[1];
  if (mapped !== undefined) return mapped;
  if (isIP(plain) !== 6) return plain;
  const groups = new URL(`http://[${plain}]/`).hostname.slice(1, -1);
  const [head = '', tail] = groups.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length;
  const all = [...left, ...Array.from({ length: zeros }, () => '0'), ...right];
  // The same, written in sixteens: ::ffff:7f00:1 is 127.0.0.1.
  if (all.slice(0, 6).join(':') === '0:0:0:0:0:ffff') {
    const [high, low] = all.slice(6).map((group) => Number.parseInt(group, 16));
    return [(high ?? 0) >> 8, (high ?? 0) & 255, (low ?? 0) >> 8, (low ?? 0) & 255].join('.');
  }
  return `${all.slice(0, 4).join(':')}::/64`;
};

/**
 * Which proxy's word on the caller's address is believed: one hop, from this machine itself (`true`) or from the one address
 * that is named. What else stands in the header its sender wrote.
 */
export const trustOf =
  (proxy: boolean | string | undefined) =>
  (address: string, hop: number): boolean => {
    if (hop !== 0 || proxy === undefined || proxy === false) return false;
    const [, plain = address] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address) ?? [];
    return proxy === true ? plain === '::1' || plain.startsWith('127.') : plain === proxy;
  };
