import type { Page } from 'playwright-core';
import { goTo } from '../support/app.ts';
import { settled } from '../support/settled.ts';
import { unfold } from './in-page.ts';

/** What stands for an id, a date or a code in a path: screens that differ in it alone are one screen. */
const named = /\/(?:[0-9a-f]{8}-[0-9a-f-]{27}|\d{4}-\d{2}-\d{2}|[^/]*\d[^/]*)(?=\/|$)/g;
const patternOf = (path: string): string => path.replace(named, '/:id');

/** Items and lots have ids that are words, and what figures are made of is one screen for all. */
const families = ['/stock/item/', '/stock/lots/', '/report/made-of/'];
const screenOf = (path: string): string => {
  const family = families.find((each) => path.startsWith(each));
  return family === undefined ? patternOf(path) : `${family}:id`;
};

/**
 * Every screen that links of the app lead to from `begin`, one path for each, in the order in which they were met: who adds a screen
 * adds it here by linking to it. `isBeyond`: paths that are no screens.
 */
export const crawl = async (
  page: Page,
  { begin, isBeyond }: { readonly begin: readonly string[]; readonly isBeyond: (path: string) => boolean },
): Promise<readonly string[]> => {
  const found = new Map(begin.map((path) => [screenOf(path), path]));
  // A map hands out what is added while it is walked.
  for (const path of found.values()) {
    await goTo(page, path);
    await settled(page);
    await page.evaluate(unfold);
    await settled(page);
    for (const next of await page.evaluate(links)) {
      const screen = screenOf(next);
      if (!isBeyond(next) && !found.has(screen)) found.set(screen, next);
    }
  }
  return [...found.values()];
};

/** Paths that the screen leads to within the app. Runs in the page. */
const links = (): readonly string[] =>
  [...document.querySelectorAll<HTMLAnchorElement>('main a[href], nav a[href]')]
    .filter((link) => link.origin === location.origin && link.target === '' && !link.download)
    .map((link) => link.pathname)
    .filter((path) => path !== '/');
