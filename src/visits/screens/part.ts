/** The screens of visits beside the counter, as one part of the app; those that say much have their words around them. */

import { load as words } from 'languages:visits';
import type { ScreenProps } from '#kit/screen.ts';
import { withWordsOf } from '#kit/with-words.tsx';
import { Screen as BulkScreen } from './bulk.tsx';
import { Screen as EntryScreen } from './entry.tsx';
import { Screen as PacksScreen } from './packs-list.tsx';
import { Screen as TallyScreen } from './tally.tsx';
import { Screen as TodayScreen } from './today.tsx';

export const Bulk = withWordsOf<ScreenProps>(BulkScreen, [words]);
export const Entry = withWordsOf<ScreenProps>(EntryScreen, [words]);
export const PacksList = withWordsOf<ScreenProps>(PacksScreen, [words]);
export const Today = withWordsOf<ScreenProps>(TodayScreen, [words]);
export const Tally = withWordsOf<ScreenProps>(TallyScreen, [words]);
