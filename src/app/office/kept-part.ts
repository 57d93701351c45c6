/** Reports by their number as a part of their own: opened with a paper in hand, seldom with the report. */

import { Screen as KeptScreen } from './kept.tsx';
import { Screen as KeptReportsScreen } from './kept-reports.tsx';
import { withKeptWords } from './office-words.tsx';

export const Kept = withKeptWords(KeptScreen);
export const KeptReports = withKeptWords(KeptReportsScreen);
