import { circles } from './circles.ts';
import type { Import } from './imports.ts';
import { apart, order, pagePackages, purePackages, type Side, sides, vaultPackages } from './rooms.ts';

/** Every import that goes through a wall, and every circle, a sentence each; none when the house stands as drawn. */
export const faultsOf = (imports: readonly Import[]): readonly string[] => [
  ...imports.flatMap((one) => {
    if (!one.from.startsWith('src/') || isTest(one.from)) return [];
    const fault = 'file' in one ? fileFault(one.from, one.file) : packageFault(one.from, one.package);
    return fault === undefined ? [] : [fault];
  }),
  ...circles(imports.flatMap((one) => ('file' in one && !isTest(one.from) ? [one] : []))),
];

const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file);

const fileFault = (from: string, to: string): string | undefined => {
  const arrow = `${from} imports ${to}`;
  // The version of this program.
  if (to === 'package.json') return undefined;
  if (!to.startsWith('src/')) return `${arrow}: what src/ needs stands in src/`;
  if (isTest(to)) return `${arrow}: a test is imported by nobody`;
  const [, room = '', folder] = from.split('/');
  const [, other = '', otherFolder] = to.split('/');
  for (const name of [room, other]) {
    if (!order.includes(name)) return `${arrow}: ${name} has no line in scripts/walls/rooms.ts`;
  }
  if (order.indexOf(other) < order.indexOf(room)) return `${arrow}: ${other} stands above ${room}`;
  if (room === other && apart.includes(room) && bothFolders(from, to) && folder !== otherFolder) {
    return `${arrow}: what ${folder} and ${otherFolder} share goes below ${room}`;
  }
  if (from.startsWith('src/impact/') && other !== 'impact') return `${arrow}: impact is usable alone`;
  const [side, otherSide] = [sideOf(from), sideOf(to)];
  if (otherSide !== 'pure' && otherSide !== side)
    return `${arrow}: ${side} files never use ${otherSide} files`;
  return undefined;
};

/** A room's own list (`programs/list.ts`) names its folders; only folder to folder is a wall. */
const bothFolders = (from: string, to: string): boolean =>
  [from, to].every((path) => path.split('/').length > 3);

const packageFault = (from: string, name: string): string | undefined => {
  const side = sideOf(from);
  const fits = (list: readonly RegExp[]): boolean => list.some((pattern) => pattern.test(name));
  if (fits(purePackages)) return undefined;
  if (fits(vaultPackages))
    return from.startsWith('src/vault/')
      ? undefined
      : `${from} imports ${name}: only src/vault/ calls a cipher`;
  const allowed = side === 'page' ? fits(pagePackages) : side === 'server' && !fits(pagePackages);
  return allowed ? undefined : `${from} imports ${name}: not for ${side} files`;
};

const sideOf = (file: string): Side => {
  const path = file.slice('src/'.length);
  return sides.find(([pattern]) => pattern.test(path))?.[1] ?? 'pure';
};
