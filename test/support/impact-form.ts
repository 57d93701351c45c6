import type { Page } from 'playwright-core';

/** What the log cannot know, made up as the demo is: field of the form to low, most likely and high. */
export const madeUpAnswers = {
  deaths: [45, undefined, 45],
  peopleAtRisk: [6000, 8000, 12_000],
  otherKitsPerYear: [200, undefined, 1000],
  kitsPerMonthBefore: [0, undefined, 100],
} as const;

/** Types the made-up answers and takes the suggestions from published studies. Does not send the form. */
export const fillImpactForm = async (page: Page): Promise<void> => {
  for (const [field, [low, likely, high]] of Object.entries(madeUpAnswers)) {
    await page.locator(`input[name="${field}.low"]`).fill(String(low));
    await page.locator(`input[name="${field}.high"]`).fill(String(high));
    if (likely !== undefined) await page.locator(`input[name="${field}.likely"]`).fill(String(likely));
  }
  // The suggestions are quiet buttons, one beside each question that has a source.
  for (const suggestion of await page.locator('.impact-question .button').all()) await suggestion.click();
};
