import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { laptop, phone } from './browser.ts';

export type ShotOptions = {
  /** The whole page instead of what a screen shows. */
  readonly isWhole?: boolean;
  /** Folder for the pictures; `shots` of the project, which is not kept, when left out. */
  readonly folder?: string;
};

/** Saves `NAME-phone.png` (360 x 740) and `NAME-laptop.png` (1280 x 800); returns their paths. */
export const shoot = async (
  page: Page,
  name: string,
  { isWhole = false, folder = join(import.meta.dirname, '..', '..', 'shots') }: ShotOptions = {},
): Promise<readonly string[]> => {
  mkdirSync(folder, { recursive: true });
  const before = page.viewportSize();
  const paths: string[] = [];
  for (const [size, viewport] of Object.entries({ phone, laptop })) {
    await page.setViewportSize(viewport);
    const path = join(folder, `${name}-${size}.png`);
    await page.screenshot({ path, fullPage: isWhole, animations: 'disabled' });
    paths.push(path);
  }
  if (before !== null) await page.setViewportSize(before);
  return paths;
};
