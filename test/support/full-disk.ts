import type { Page } from 'playwright-core';

/** From now on the page's disk takes nothing; answers what ends that. */
export const fillDisk = async (page: Page): Promise<() => Promise<void>> => {
  const heal = await page.evaluateHandle(() => {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    return () => Object.assign(IDBObjectStore.prototype, { put });
  });
  return async () => {
    await heal.evaluate((mend) => mend());
  };
};
