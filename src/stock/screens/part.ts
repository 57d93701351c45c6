/** The stock screens as one part of the app, with their words around them. */

import { load as words } from 'languages:stock';
import type { ComponentType } from 'preact';
import { findInner, type InnerScreen } from '#kit/inner-screens.ts';
import type { ScreenProps } from '#kit/screen.ts';
import { withWordsOf } from '#kit/with-words.tsx';
import { Screen as ApproveScreen } from './approve.tsx';
import { Screen as ArriveScreen } from './arrive.tsx';
import { Screen as AskScreen } from './ask.tsx';
import { Screen as ChangeScreen } from './change.tsx';
import { Screen as CountScreen } from './count.tsx';
import { Screen as ItemScreen } from './item.tsx';
import { Screen as KitsScreen } from './kits.tsx';
import { Screen as LotsScreen } from './lots-screen.tsx';
import { Screen as MoveScreen } from './move.tsx';
import { Screen as ReceiveScreen } from './receive.tsx';
import { Screen as RequestsScreen } from './requests.tsx';
import { Screen as ShelfScreen } from './shelf.tsx';

const speaking = (Screen: ComponentType<ScreenProps>): ComponentType<ScreenProps> =>
  withWordsOf(Screen, [words]);

export const Shelf = speaking(ShelfScreen);

const at = (path: string, silent: ComponentType<ScreenProps>): InnerScreen => {
  const Screen = speaking(silent);
  return { path: `/stock${path}`, load: async () => ({ Screen }) };
};
const screens = [
  at('/receive', ReceiveScreen),
  at('/move', MoveScreen),
  at('/count', CountScreen),
  at('/change', ChangeScreen),
  at('/kits', KitsScreen),
  at('/lots', LotsScreen),
  at('/lots/:lot', LotsScreen),
  at('/item/:item', ItemScreen),
  at('/requests', RequestsScreen),
  at('/ask', AskScreen),
  at('/approve/:id', ApproveScreen),
  at('/send/:id', MoveScreen),
  at('/arrive/:id', ArriveScreen),
];

/** The screens below the shelf. */
export const find = (path: string) => findInner(screens, path);
