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
};

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Fails with every finding of axe (WCAG 2.0 to 2.2, A and AA, and AAA contrast) on the page as it stands. */
export const assertAccessible = async (
  page: Page,
  { isSunlit = true }: AccessibleOptions = {},
): Promise<void> => {
  // A page whose styles are still on their way has small buttons and pale words.
  await page.waitForLoadState('load');
  // At full height: what merely scrolled under the menu is not hidden, and a person would scroll it out.
  const size = page.viewportSize();
  const height = await settledHeight(page);
  if (size !== null)
    await page.setViewportSize({ width: size.width, height: Math.max(size.height, height + 200) });
  // Colors halfway through an animation are nobody's.
  await page.evaluate(async () => {
    await Promise.all(document.getAnimations().map((animation) => animation.finished));
  });
  // Through the debugger, not a script tag: the page's content policy stays on.
  await page.evaluate(axe);
  const findings = await page.evaluate(
    async ({ runTags, enhanced }) => {
      const { axe: runner } = globalThis as unknown as {
        readonly axe: {
          readonly run: (context: Document, options: unknown) => Promise<{ violations: Finding[] }>;
        };
      };
      const result = await runner.run(document, {
        runOnly: { type: 'tag', values: runTags },
        rules: { 'color-contrast-enhanced': { enabled: enhanced } },
        resultTypes: ['violations'],
      });
      return result.violations;
    },
    { runTags: tags, enhanced: isSunlit },
  );
  if (size !== null) await page.setViewportSize(size);
  assert.deepEqual(findings.map(describe), []);
};

/** The height of the whole page once it stays the same: what still comes would push something under the menu. */
const settledHeight = async (page: Page): Promise<number> => {
  let height = -1;
  for (let same = 0; same < 5; ) {
    const now = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          requestAnimationFrame(() =>
            requestAnimationFrame(() => resolve(document.documentElement.scrollHeight)),
          );
        }),
    );
    same = now === height ? same + 1 : 0;
    height = now;
  }
  return height;
};

const describe = ({ id, help, nodes }: Finding): string =>
  `${id}: ${help}\n${nodes
    .map(({ target, failureSummary = '' }) => `  ${target.join(' ')} ${failureSummary.replaceAll('\n', ' ')}`)
    .join('\n')}`;
