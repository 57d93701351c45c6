/** Partners as a part of its own, fetched when somebody looks after them. */

import { load as office } from 'languages:office';
import { load as words } from 'languages:partners';
import type { ComponentType } from 'preact';
import type { ScreenProps } from '#kit/screen.ts';
import { withWordsOf } from '#kit/with-words.tsx';
import { Screen } from './partners.tsx';

export const Partners: ComponentType<ScreenProps> = withWordsOf<ScreenProps>(Screen, [office, words]);
