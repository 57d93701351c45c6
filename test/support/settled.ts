import type { Page } from 'playwright-core';

/** Waits until the screen stands: nothing waits, and nothing changed for several pictures in a row. */
export const settled = async (page: Page): Promise<void> => {
  await page.evaluate(
    (quiet) =>
      new Promise<void>((resolve) => {
        let since = 0;
        const watch = new MutationObserver(() => {
          since = 0;
        });
        watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
        const look = (): void => {
          since = document.querySelector('.waiting') === null ? since + 1 : 0;
          if (since <= quiet) {
            requestAnimationFrame(look);
            return;
          }
          watch.disconnect();
          resolve();
        };
        requestAnimationFrame(look);
      }),
    8,
  );
};
