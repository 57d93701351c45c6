import type { ComponentType } from 'preact';
import type { IconName } from './components/icons.ts';

/** The lazily loaded parts of the app: who the screen is made for. */
export type Part = 'worker' | 'room' | 'bench' | 'office' | 'participant' | 'public';

/** What every screen is given: the values of the named parts of its path. */
export type ScreenProps = { readonly params: Readonly<Record<string, string | undefined>> };

/**
 * One screen, as a program offers it to the app. `load` is an `import()` of a file that exports the component
 * as `Screen`, so that each screen is a chunk of its own.
 *
 * @example { path: '/stock', part: 'office', title: 'stock.shelf.title', icon: 'box', nav: true,
 *            load: () => import('./shelf.tsx') }
 */
export type Screen = {
  /** Pattern with named parts: `/stock/:item`. */
  readonly path: string;
  readonly part: Part;
  /** Message id; the label in the menu and in the search for screens. */
  readonly title: string;
  readonly icon?: IconName;
  /** Shown in the main menu. */
  readonly nav?: boolean;
  readonly load: () => Promise<{ readonly Screen: ComponentType<ScreenProps> }>;
};
