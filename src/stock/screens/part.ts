/** The stock screens as one part of the app; those where counts are settled and kits made have their words around them. */

import { load as words } from 'languages:shelf';
import type { ScreenProps } from '#kit/screen.ts';
import { withWordsOf } from '#kit/with-words.tsx';
import { Screen as CountScreen } from './count.tsx';
import { Screen as KitsScreen } from './kits.tsx';
import { Screen as ShelfScreen } from './shelf.tsx';

export { Screen as Approve } from './approve.tsx';
export { Screen as Arrive } from './arrive.tsx';
export { Screen as Ask } from './ask.tsx';
export { Screen as Change } from './change.tsx';
export { Screen as Item } from './item.tsx';
export { Screen as Lots } from './lots-screen.tsx';
export { Screen as Move } from './move.tsx';
export { Screen as Receive } from './receive.tsx';
export { Screen as Requests } from './requests.tsx';
export const Count = withWordsOf<ScreenProps>(CountScreen, [words]);
export const Kits = withWordsOf<ScreenProps>(KitsScreen, [words]);
export const Shelf = withWordsOf<ScreenProps>(ShelfScreen, [words]);
