/** What is opened from Today beside the visits of the day, as one part of the app, with their words around them. */

import { load as words } from 'languages:visits';
import type { ComponentType } from 'preact';
import { findInner, type InnerScreen } from '#kit/inner-screens.ts';
import type { ScreenProps } from '#kit/screen.ts';
import { withWordsOf } from '#kit/with-words.tsx';
import { Screen as FormScreen } from './paper/form.tsx';
import { Screen as TypingScreen } from './paper/typing.tsx';
import { Screen as SearchScreen } from './search.tsx';

const at = (path: string, silent: ComponentType<ScreenProps>): InnerScreen => {
  const Screen = withWordsOf(silent, [words]);
  return { path: `/today${path}`, load: async () => ({ Screen }) };
};
const screens = [at('/search', SearchScreen), at('/paper', FormScreen), at('/paper/type', TypingScreen)];

/** The one that stands at a path below Today. */
export const find = (path: string) => findInner(screens, path);
