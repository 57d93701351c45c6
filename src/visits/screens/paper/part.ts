/** The paper form and what types it in, with their words around them. */

import { load as words } from 'languages:visits';
import type { ScreenProps } from '#kit/screen.ts';
import { withWordsOf } from '#kit/with-words.tsx';
import { Screen as FormScreen } from './form.tsx';
import { Screen as TypingScreen } from './typing.tsx';

export const Form = withWordsOf<ScreenProps>(FormScreen, [words]);
export const Typing = withWordsOf<ScreenProps>(TypingScreen, [words]);
