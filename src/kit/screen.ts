import type { ComponentType } from 'preact';
import type { IconName } from './components/icons.ts';

/** The lazily loaded parts of the app: who the screen is made for. */
export type Part = 'worker' | 'room' | 'bench' | 'office' | 'participant' | 'public';

/** What every screen is given: the values of the named parts of its path. */
export type ScreenProps = { readonly params: Readonly<Record<string, string | undefined>> };

/** What came for a path; `params` where the pattern that fitted is not the screen's own. */
export type LoadedScreen = Partial<ScreenProps> & { readonly Screen: ComponentType<ScreenProps> };

/** How a screen is called where one opens it: message id and icon. */
export type Place = { readonly title: string; readonly icon: IconName };

/**
 * One screen, as a program offers it to the app. `load` is an `import()` of a file that exports the component
 * as `Screen`, so that each screen is a chunk of its own.
 *
 * @example { path: '/stock', part: 'office', nav: { title: 'stock.shelf.title', icon: 'box' },
 *            load: () => import('./shelf.tsx') }
 */
export type Screen = {
  /** Pattern with named parts: `/stock/:item`. `/stock/*` fits whatever is below: `load` finds which of them it is. */
  readonly path: string;
  readonly part: Part;
  /** Its place in the main menu. */
  readonly nav?: Place;
  /** Its place among what a coordinator sets and looks after. */
  readonly tile?: Place;
  /** Nothing stands at the path that was asked for: undefined. */
  readonly load: (path: string) => Promise<LoadedScreen | undefined>;
};
