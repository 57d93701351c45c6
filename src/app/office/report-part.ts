/** The report as a part of its own: those at the counter never open it. */

import { Screen as MadeOfScreen } from './made-of.tsx';
import { withOfficeWords } from './office-words.tsx';
import { Screen as ReportScreen } from './report.tsx';
import { Screen as SurveyScreen } from './survey.tsx';

export const Report = withOfficeWords(ReportScreen);
export const MadeOf = withOfficeWords(MadeOfScreen);
export const Survey = withOfficeWords(SurveyScreen);
