import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

/** What axe reports of one broken rule. */
type Finding = {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
};

export type AccessibleOptions = {
  /** Also demands a contrast of 7:1, as worker screens must have in sunlight. On unless turned off. */
  readonly isSunlit?: boolean;
  /** Only what a color scheme changes, for a page of which all else was looked at in another one. */
  readonly isOfColors?: boolean;
};

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const colors = ['color-contrast', 'color-contrast-enhanced', 'link-in-text-block'];
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Fails with every finding of axe (WCAG 2.0 to 2.2, A and AA, and AAA contrast) on the page as it stands. */
export const assertAccessible = async (
  page: Page,
  { isSunlit = true, isOfColors = false }: AccessibleOptions = {},
): Promise<void> => {
  // A page whose styles are still on their way has small buttons and pale words.
  await page.waitForLoadState('load');
  const size = page.viewportSize();
  const findings = await findingsOfStill(page, { isSunlit, isOfColors });
  if (size !== null) await page.setViewportSize(size);
  assert.deepEqual(findings.map(describe), []);
};

/** The findings of a look during which the page did not grow: what comes late pushes others under the menu. */
const findingsOfStill = async (
  page: Page,
  options: Required<AccessibleOptions>,
): Promise<readonly Finding[]> => {
  for (let looks = 0; looks < 10; looks += 1) {
    await showWhole(page);
    if (!(await isWhole(page))) continue;
    const findings = await look(page, options);
    if (await isWhole(page)) return findings;
  }
  throw new Error('The page never stopped growing.');
};

/** At full height: what merely scrolled under the menu, or under what it unfolds, is not hidden, and a person would scroll it out. */
const showWhole = async (page: Page): Promise<void> => {
  const size = page.viewportSize();
  const height = await page.evaluate(() => {
    const unfolded = document.querySelector('.nav-more + ul')?.getBoundingClientRect().height ?? 0;
    return document.documentElement.scrollHeight + Math.ceil(unfolded);
  });
  if (size !== null)
    await page.setViewportSize({ width: size.width, height: Math.max(size.height, height + 200) });
  await settledHeight(page);
};

const isWhole = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollHeight <= innerHeight);

const look = async (
  page: Page,
  { isSunlit, isOfColors }: Required<AccessibleOptions>,
): Promise<readonly Finding[]> => {
  // Colors halfway through an animation are nobody's.
  await page.evaluate(async () => {
    await Promise.all(document.getAnimations().map((animation) => animation.finished));
  });
  // Through the debugger, not a script tag: the page's content policy stays on.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe);
  return page.evaluate(
    async (options) => {
      const { axe: runner } = globalThis as unknown as {
        readonly axe: {
          readonly run: (context: Document, options: unknown) => Promise<{ violations: Finding[] }>;
        };
      };
      return (await runner.run(document, { ...options, resultTypes: ['violations'] })).violations;
    },
    isOfColors
      ? { runOnly: { type: 'rule', values: colors.filter((rule) => isSunlit || !rule.endsWith('enhanced')) } }
      : {
          runOnly: { type: 'tag', values: tags },
          rules: { 'color-contrast-enhanced': { enabled: isSunlit } },
        },
  );
};

/** Once the height of the page stays the same: what still comes would push something under the menu. */
const settledHeight = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const twoFrames = () =>
      new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const height = () => document.documentElement.scrollHeight;
    for (let last = height(), same = 0; same < 3; last = height()) {
      await twoFrames();
      same = height() === last ? same + 1 : 0;
    }
  });

const describe = ({ id, help, nodes }: Finding): string =>
  `${id}: ${help}\n${nodes
    .map(({ target, failureSummary = '' }) => `  ${target.join(' ')} ${failureSummary.replaceAll('\n', ' ')}`)
    .join('\n')}`;
