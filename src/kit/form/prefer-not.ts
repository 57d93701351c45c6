/** The answer "rather not say". It is an answer: shown like the others, stored as itself, never asked again. */
export const preferNot = 'prefer-not';
