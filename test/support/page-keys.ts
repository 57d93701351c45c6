import type { Page } from 'playwright-core';
import { goTo } from './app.ts';

/** Makes the organization's keys on a device, as an admin does: with two words typed back from the sheet. */
export const makeKeys = async (page: Page): Promise<void> => {
  const press = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
  await goTo(page, '/keys');
  await press('Show the recovery sheet');
  await page.locator('.sheet-words li').first().waitFor();
  const words = await page.locator('.sheet-words li').allTextContents();
  await press('I have the sheet');
  for (const name of ['first', 'second']) {
    const field = page.locator(`input[name=${name}]`);
    const label = await page.locator(`label[for="${await field.getAttribute('id')}"]`).textContent();
    await field.fill(words[Number(/\d+/.exec(label ?? '')?.[0]) - 1] ?? '');
  }
  await press('Done');
  await page.getByText('This device holds the keys.').waitFor();
};
