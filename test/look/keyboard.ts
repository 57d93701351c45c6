import type { Page } from 'playwright-core';

/** Faster than a person tabs, and slow enough that the page hears every one. */
const atOnce = 25;

/**
 * Goes through the page with Tab from before its first control to behind its last one: what the walk does not reach, where the focus
 * falls out of it, and what has the focus while a bar lies over it.
 */
export const walkByKeyboard = async (page: Page): Promise<readonly string[]> => {
  const wanted = await page.evaluate(beginWalk);
  const session = await page.context().newCDPSession(page);
  // Fields of dates and hours have stops of their own; twice as many and some will do.
  for (let pressed = 0; pressed < 2 * wanted + 60; pressed += atOnce) {
    const keys = Array.from({ length: atOnce }, () =>
      session.send('Input.dispatchKeyEvent', {
        type: 'rawKeyDown',
        key: 'Tab',
        code: 'Tab',
        windowsVirtualKeyCode: 9,
      }),
    );
    await Promise.all(keys);
    if (await page.evaluate(isWalkOver)) break;
  }
  await session.detach();
  return page.evaluate(endOfWalk);
};

/** What the walk by keyboard notes in the page. */
interface Walked {
  /** What must be met, in the order of the page. */
  readonly wanted: readonly Element[];
  readonly met: Set<Element>;
  readonly covered: string[];
  last: Element;
  isOver: boolean;
}

/** Puts the focus before everything, and notes at every Tab where it stands: `walkedSoFar` and `walkEnded` read it. */
const beginWalk = (): number => {
  const { body } = document;
  body.tabIndex = -1;
  body.focus();
  body.removeAttribute('tabindex');
  window.scrollTo(0, 0);
  const isOneOfChosen = (element: Element): boolean => {
    // A group of radio buttons is one stop: the one that is chosen, or any.
    if (!(element instanceof HTMLInputElement) || element.type !== 'radio' || element.checked) return true;
    const group = [...document.querySelectorAll<HTMLInputElement>('input[type=radio]')].filter(
      ({ name, form }) => name === element.name && form === element.form,
    );
    return group[0] === element && !group.some(({ checked }) => checked);
  };
  const wanted = [
    ...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary'),
  ].filter(
    (element) =>
      element.tabIndex >= 0 &&
      !element.matches(':disabled') &&
      element.checkVisibility({ visibilityProperty: true }) &&
      element.closest('[inert]') === null &&
      isOneOfChosen(element),
  );
  const walked: Walked = { wanted, met: new Set(), covered: [], last: body, isOver: false };
  const barOver = (element: Element): Element | null => {
    const box = element.getBoundingClientRect();
    const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    for (let bar = top; bar !== null && !bar.contains(element); bar = bar.parentElement)
      if (['sticky', 'fixed'].includes(getComputedStyle(bar).position)) return bar;
    return null;
  };
  const note = (event: KeyboardEvent): void => {
    const at = document.activeElement ?? body;
    if (event.key !== 'Tab' || walked.isOver || (at === body && walked.last === body)) return;
    walked.isOver = at === body || (at !== walked.last && walked.met.has(at));
    if (walked.isOver) return;
    const bar = at === walked.last ? null : barOver(at);
    if (bar !== null)
      walked.covered.push(`covered by ${bar.className || bar.tagName}: ${at.outerHTML.slice(0, 90)}`);
    walked.last = at;
    walked.met.add(at);
  };
  addEventListener('keydown', note, true);
  Object.assign(window, { walked, endWalk: () => removeEventListener('keydown', note, true) });
  return wanted.length;
};

/** Whether the walk has come to its end: the focus left the page or began again. */
const isWalkOver = (): boolean => (window as unknown as { readonly walked: Walked }).walked.isOver;

/** What was not met although it is there, and what lay under a bar while it had the focus. */
const endOfWalk = (): readonly string[] => {
  const { walked, endWalk } = window as unknown as { readonly walked: Walked; readonly endWalk: () => void };
  endWalk();
  const missed = walked.wanted.filter((element) => element.isConnected && !walked.met.has(element));
  const end = walked.last.outerHTML.slice(0, 90);
  return [
    ...(missed.length === 0 ? [] : [`Tab ends at ${end}`]),
    ...missed.map((element) => `Tab does not reach ${element.outerHTML.slice(0, 90)}`),
    ...walked.covered,
  ];
};
