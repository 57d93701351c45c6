/** Importing as a part of its own: few do it, and rarely. */

import { Screen as ImportScreen } from '../import/screen.tsx';
import { withImportWords } from './office-words.tsx';

export const Import = withImportWords(ImportScreen);
