/** The stock screens as one part of the app, with their words around them. */

import { load as words } from 'languages:stock';
import type { ComponentType } from 'preact';
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

export const Approve = speaking(ApproveScreen);
export const Arrive = speaking(ArriveScreen);
export const Ask = speaking(AskScreen);
export const Change = speaking(ChangeScreen);
export const Count = speaking(CountScreen);
export const Item = speaking(ItemScreen);
export const Kits = speaking(KitsScreen);
export const Lots = speaking(LotsScreen);
export const Move = speaking(MoveScreen);
export const Receive = speaking(ReceiveScreen);
export const Requests = speaking(RequestsScreen);
export const Shelf = speaking(ShelfScreen);
