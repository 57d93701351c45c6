/** What may be wrong with a bundle. The seven that begin with `SDOH-Task` are rules of HL7's Gravity guide, in our words. */
export const problems = {
  'not-json': 'This file is not JSON.',
  'too-large': 'This file is too large to be a referral.',
  'not-bundle': 'This is not a FHIR bundle: "resourceType" has to be "Bundle".',
  'no-task': 'The bundle asks for nothing: it has no Task.',
  incomplete: 'Something is missing that FHIR R4 requires.',
  'status-unknown': 'FHIR R4 knows no such status of a Task.',
  'reference-missing': 'It refers to something that is not in the bundle.',
  'consent-missing': 'Nothing says that the person agreed: the bundle has no Consent for this request.',
  'consent-not-active': 'The Consent is not active: what was agreed does not hold, or was taken back.',
  'consent-not-given': 'The Consent says no.',
  'consent-over': 'The Consent does not hold on this day.',
  'consent-other': 'The Consent is about something else than this request.',
  'beyond-consent': 'It tells more of the person than the Consent names.',
  'SDOH-Task-1':
    'Who asks to fill in a questionnaire gives exactly one (as a questionnaire, a PDF, or an address) and says of which category it is.',
  'SDOH-Task-2':
    'A task for general information has a description, and its answer can only be a general information response.',
  'SDOH-Task-3': 'Who asks to review material names the document.',
  'SDOH-Task-4': 'Who asks to make contact says with whom.',
  'SDOH-Task-5': 'The answer to a questionnaire is a questionnaire response.',
  'SDOH-Task-6': 'The answer to a PDF questionnaire is the completed PDF.',
  'SDOH-Task-7': 'A task to make contact has a description, and its answer can only be the chosen contact.',
} as const;

export type ProblemCode = keyof typeof problems;

export interface Problem {
  readonly code: ProblemCode;
  /** Where: a resource, and a field of it where that says more. */
  readonly at: string;
}
