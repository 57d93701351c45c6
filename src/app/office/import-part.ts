/** Importing as a part of its own: few do it, and rarely. */

import { Screen as ImportScreen } from '../import/screen.tsx';
import { withOfficeWords } from './office-words.tsx';

export const Import = withOfficeWords(ImportScreen);
