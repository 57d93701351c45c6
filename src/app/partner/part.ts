/** A partner's screens as one part of the app, with their words around them: nobody else fetches any of it. */

import { load as words } from 'languages:partners';
import { load as supplies } from 'languages:stock';
import type { ComponentType } from 'preact';
import { findInner, type InnerScreen } from '#kit/inner-screens.ts';
import type { LoadedScreen, ScreenProps } from '#kit/screen.ts';
import { withWordsOf } from '#kit/with-words.tsx';
import { Count } from './count.tsx';
import { Device } from './device.tsx';
import { Give } from './give.tsx';
import { Order } from './order.tsx';
import { Shelf } from './shelf.tsx';
import { watched } from './watched.tsx';

const at = (path: string, silent: ComponentType<ScreenProps>): InnerScreen => {
  const Screen = withWordsOf<ScreenProps>(watched(silent), [words, supplies]);
  return { path, load: async () => ({ Screen }) };
};

/** The same as for workers: a partner reads its own orders, and says how much of a delivery came. */
const shared = (path: string): InnerScreen => ({
  path,
  load: async () => {
    const { find: findStock } = await import('#stock/screens/part.ts');
    const found = await findStock(location.pathname);
    if (found === undefined) throw new Error(`${path} is a screen of supplies`);
    return found;
  },
});

const screens: readonly InnerScreen[] = [
  at('/counter', Give),
  at('/stock', Shelf),
  at('/stock/ask', Order),
  at('/stock/count', Count),
  at('/device', Device),
  shared('/stock/requests'),
  shared('/stock/arrive/:id'),
];

export const find = (path: string): Promise<LoadedScreen | undefined> => findInner(screens, path);
