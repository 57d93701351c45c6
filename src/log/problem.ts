/** What a schema found wrong, without the value it found: problems are shown, stored and logged, content is not. */
export const problemOf = (issue: { readonly message: string }): string =>
  issue.message.replace(/ but received [\s\S]*$/, '');
