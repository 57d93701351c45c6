/** What runs in the page that is looked at: each stands alone. */

/** Every word a third longer; what a person typed, and numbers, are left as they are. `shorten` takes it back. */
export const lengthen = (): void => {
  const longer = (text: string): string =>
    text.replace(/\p{L}{2,}/gu, (word) => `${word}${'~'.repeat(Math.round(word.length / 3))}`);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
    if (node.parentElement?.closest('script, style, svg') === null)
      node.nodeValue = longer(node.nodeValue ?? '');
};

export const shorten = (): void => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
    node.nodeValue = (node.nodeValue ?? '').replaceAll('~', '');
};

export const mirror = (): void => {
  document.documentElement.dir = 'rtl';
};

/** The page where it is wider than its window, and what is cut off in it or stands beyond its edge. */
export const cutOff = (): readonly string[] => {
  const root = document.documentElement;
  const found: string[] = [];
  if (root.scrollWidth > root.clientWidth)
    found.push(`the page: ${root.scrollWidth} of ${root.clientWidth} px`);
  const own = '.skip, .hidden-visually, .tabs, .nav, [tabindex="0"], .scrolls, dialog:not([open])';
  for (const element of document.querySelectorAll(
    'h1, h2, h3, label, legend, p, a, button, .button > span, td, th, dt, dd, summary',
  )) {
    const box = element.getBoundingClientRect();
    if (box.width === 0 || element.closest(own) !== null) continue;
    const name = element.outerHTML.slice(0, 90);
    if (element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1)
      found.push(`cut off: ${name}: ${element.scrollWidth} of ${element.clientWidth} px`);
    else if (box.right > root.clientWidth + 1 || box.left < -1)
      found.push(`beyond the edge: ${name}: ${Math.round(box.left)} to ${Math.round(box.right)} px`);
  }
  return found;
};

/**
 * What is to be pressed and lower or narrower than 48 px, with how many times it is there: buttons, links, fields. Not links inside a
 * sentence or a table's cell, nor a mark whose label is pressed in its place.
 */
export const smallTargets = (): readonly string[] => {
  const found = new Map<string, number>();
  for (const element of document.querySelectorAll<HTMLElement>('a[href], button, input, select, summary')) {
    const box = element.getBoundingClientRect();
    const isHidden = box.width === 0 || element.closest('.skip, [hidden], dialog:not([open])') !== null;
    const isInText = element.matches('p > a, td a, li > p a, dd a');
    const isMark = element.matches('label input[type=radio], label input[type=checkbox]');
    if (isHidden || isInText || isMark || (box.width >= 47.5 && box.height >= 47.5)) continue;
    const what = `${element.tagName} ${Math.round(box.height)} px high in ${element.parentElement?.outerHTML.slice(0, 60)}`;
    found.set(what, (found.get(what) ?? 0) + 1);
  }
  return [...found].map(([what, times]) => `small: ${what} (${times})`);
};

/** Opens whatever is folded away. */
export const unfold = (): void => {
  for (const folded of document.querySelectorAll<HTMLDetailsElement>('main details')) folded.open = true;
};
