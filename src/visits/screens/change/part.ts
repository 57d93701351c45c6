/** Correcting a whole visit, with its words around it. */

import { load as words } from 'languages:visits';
import type { ScreenProps } from '#kit/screen.ts';
import { withWordsOf } from '#kit/with-words.tsx';
import { Screen as ChangeScreen } from './screen.tsx';

export const Screen = withWordsOf<ScreenProps>(ChangeScreen, [words]);
