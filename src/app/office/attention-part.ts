/** What only a person can decide, as a part of its own. */

import { Screen as AttentionScreen } from './attention.tsx';
import { withOfficeWords } from './office-words.tsx';

export const Attention = withOfficeWords(AttentionScreen);
