/** The report as a part of its own: those at the counter never open it. */

import { withOfficeWords } from './office-words.tsx';
import { Screen as ReportScreen } from './report.tsx';

export const Report = withOfficeWords(ReportScreen);
