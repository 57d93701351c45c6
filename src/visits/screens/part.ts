/** The screens of visits beside the counter, as one part of the app; those that say much have their words around them. */

import { load as words } from 'languages:visits';
import type { ComponentType } from 'preact';
import { findInner, type InnerScreen } from '#kit/inner-screens.ts';
import type { ScreenProps } from '#kit/screen.ts';
import { withWordsOf } from '#kit/with-words.tsx';
import { Screen as BulkScreen } from './bulk.tsx';
import { Screen as EntryScreen } from './entry.tsx';
import { Screen as PacksScreen } from './packs-list.tsx';
import { Screen as FormScreen } from './paper/form.tsx';
import { Screen as TypingScreen } from './paper/typing.tsx';
import { Screen as SearchScreen } from './search.tsx';
import { Screen as TallyScreen } from './tally.tsx';
import { Screen as TodayScreen } from './today.tsx';

export const Bulk = withWordsOf<ScreenProps>(BulkScreen, [words]);
export const Entry = withWordsOf<ScreenProps>(EntryScreen, [words]);
export const PacksList = withWordsOf<ScreenProps>(PacksScreen, [words]);
export const Today = withWordsOf<ScreenProps>(TodayScreen, [words]);
export const Tally = withWordsOf<ScreenProps>(TallyScreen, [words]);

const at = (path: string, silent: ComponentType<ScreenProps>): InnerScreen => {
  const Screen = withWordsOf(silent, [words]);
  return { path: `/today${path}`, load: async () => ({ Screen }) };
};
const screens = [at('/search', SearchScreen), at('/paper', FormScreen), at('/paper/type', TypingScreen)];

/** The one that stands at a path below Today. */
export const find = (path: string) => findInner(screens, path);
