/** Codes of the directory; their words are `directory.need.CODE` and so on. Our own lists, in the order in which they are shown. */

/** What people look for. */
export const needs = [
  'syringes',
  'naloxone',
  'drug-checking',
  'disposal',
  'supervised-room',
  'hiv-hcv-testing',
  'wound-care',
  'medical-care',
  'buprenorphine',
  'methadone',
  'naltrexone',
  'detox',
  'counseling',
  'peer-support',
  'crisis',
  'shelter',
  'housing',
  'food',
  'shower',
  'laundry',
  'clothes',
  'storage',
  'mail',
  'charging',
  'id-help',
  'legal',
  'benefits',
  'work',
  'violence',
  'transport',
  'pets',
] as const;
export type Need = (typeof needs)[number];

/** What a place asks of people, and what it is like at its door. What is left out is not known, and said so. */
export const doorQuestions = [
  'id',
  'insurance',
  'payment',
  'referral',
  'appointment',
  'abstinence',
  'police',
  'sameDay',
  'methadone',
] as const;

export const doorAnswers = ['no', 'yes', 'sometimes'] as const;
export type DoorAnswer = (typeof doorAnswers)[number];

/** Access to the place. */
export const accesses = [
  'step-free',
  'wheelchair',
  'restroom',
  'transit',
  'pets-welcome',
  'couples',
  'children',
] as const;
