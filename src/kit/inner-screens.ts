import { matchPath } from './path.ts';
import type { LoadedScreen, Screen } from './screen.ts';

/** A screen of a family such as `/stock/*`, as its own list knows it. */
export type InnerScreen = Pick<Screen, 'path'> & { readonly load: () => Promise<LoadedScreen> };

/** Finds the one of a family that stands at a path, the first that fits. The list comes with the family: the start needs only `/stock/*`. */
export const findInner = async (
  screens: readonly InnerScreen[],
  path: string,
): Promise<LoadedScreen | undefined> => {
  for (const screen of screens) {
    const params = matchPath(screen.path, path);
    if (params !== undefined) return { ...(await screen.load()), params };
  }
  return undefined;
};
