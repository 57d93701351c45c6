/** What a survey may ask; their words are in catalog/survey.ts. Not a line of it is about one person alone: each is counted by itself. */
export const questions = ['age', 'gender', 'housing', 'coverage', 'overdose', 'gave', 'carry'] as const;
export type Question = (typeof questions)[number];

/** What may be answered. Of ordered ones only neighbors are shown together. */
export const answersOf: Readonly<
  Record<Question, { readonly codes: readonly string[]; readonly isOrdered?: true }>
> = {
  age: {
    codes: ['under-18', '18-24', '25-34', '35-44', '45-54', '55-64', '65-up'],
    isOrdered: true,
  },
  gender: { codes: ['woman', 'man', 'nonbinary', 'other-gender'] },
  housing: { codes: ['own-place', 'with-others', 'shelter', 'outside', 'other-place'] },
  coverage: {
    codes: ['cover-under-half', 'cover-part', 'cover-all', 'not-injecting'],
    isOrdered: true,
  },
  overdose: { codes: ['od-none', 'od-once', 'od-twice', 'od-more'], isOrdered: true },
  gave: { codes: ['gave-none', 'gave-once', 'gave-more'], isOrdered: true },
  carry: { codes: ['has-here', 'has-home', 'has-none'], isOrdered: true },
};

/** What is no answer, told apart: they would rather not say, they do not know, nobody asked or it was left blank. */
export const noAnswers = ['not-said', 'not-known', 'not-asked'] as const;
export type NoAnswer = (typeof noAnswers)[number];

export const isNoAnswer = (answer: string): answer is NoAnswer =>
  (noAnswers as readonly string[]).includes(answer);
