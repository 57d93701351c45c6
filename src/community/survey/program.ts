import { definePart } from '../part.ts';
import { surveyKinds } from './entries.ts';

/** A survey without names, a week now and then: what is asked of people is never asked at the counter. */
export const survey = definePart({ name: 'survey', title: 'survey.program.title', kinds: surveyKinds });
