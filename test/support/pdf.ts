/** How many pages a PDF by Chromium has: it writes `/Count N` in the root of the page tree. */
export const pagesOf = (pdf: Buffer): number =>
  Math.max(...[...pdf.toString('latin1').matchAll(/\/Count (\d+)/g)].map(([, count]) => Number(count)));
