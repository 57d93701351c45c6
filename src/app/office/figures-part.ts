/** What to order, the year's survey, reports for funders, and what figures are made of, as a part of their own: opened now and then, at a desk. */

import { Screen as FunderScreen } from './funder.tsx';
import { Screen as FunderReportScreen } from './funder-report.tsx';
import { Screen as MadeOfScreen } from './made-of.tsx';
import { withFigureWords } from './office-words.tsx';
import { Screen as OrderScreen } from './order.tsx';
import { Screen as SurveyScreen } from './survey.tsx';

export const Funder = withFigureWords(FunderScreen);
export const FunderReport = withFigureWords(FunderReportScreen);
export const MadeOf = withFigureWords(MadeOfScreen);
export const Order = withFigureWords(OrderScreen);
export const Survey = withFigureWords(SurveyScreen);
