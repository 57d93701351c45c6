/** What was asked by law: fetched by the few who ever open it. */

import { Screen as LegalScreen } from './legal.tsx';
import { withOfficeWords } from './office-words.tsx';

export const Legal = withOfficeWords(LegalScreen);
