import { hostname, networkInterfaces } from 'node:os';

/** Addresses under which other machines of the local network reach this one, IPv4 first. */
export const lanAddresses = (): readonly string[] => {
  const all = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ internal, address }) => !internal && !address.startsWith('fe80:'));
  return all
    .toSorted((a, b) => Number(b.family === 'IPv4') - Number(a.family === 'IPv4'))
    .map(({ address }) => address);
};

/** The name that phones find by multicast DNS, where the system answers for it. */
export const localName = (): string => `${(hostname().split('.')[0] ?? 'alongside').toLowerCase()}.local`;
