import type { Page } from 'playwright-core';
import { goTo } from '../test/support/app.ts';
import { quantile, type Row, round } from './row.ts';

const people = 60;
const slower = 4;

/**
 * What a full board costs a slow tablet: all that its page does (script, styles, layout) from a change on another tablet until it is
 * drawn, with 60 people in the room and its processor four times slower.
 */
export const boardRedraw = async (
  tapped: Page,
  board: Page,
  throttle: (rate: number) => Promise<void>,
  changes: number,
): Promise<Row> => {
  const stay = new URL(tapped.url()).pathname;
  await fill(tapped);
  await goTo(tapped, stay);
  await tapped.locator('.room-moves').first().waitFor();
  await goTo(board, '/room');
  await untilDrawn(board, '.room-tile-who', undefined, people);
  const session = await board.context().newCDPSession(board);
  await session.send('Performance.enable');
  const busyMs = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics
      .filter(({ name }) => ['ScriptDuration', 'LayoutDuration', 'RecalcStyleDuration'].includes(name))
      .reduce((sum, { value }) => sum + value * 1_000, 0);
  };
  await throttle(slower);
  const times: number[] = [];
  for (let change = 0; change < changes; change += 1) {
    const [name, text] = change % 2 === 1 ? ['Watch closely', 'Watching closely'] : ['Using now', 'Using'];
    const before = await busyMs();
    const drawn = untilDrawn(board, '.room-tile-stage', text, 1);
    await tapped.getByRole('button', { name, exact: true }).click();
    await drawn;
    times.push((await busyMs()) - before);
  }
  await throttle(1);
  const value = quantile(times, 0.5);
  return {
    name: `room: a board of ${people} people drawn anew, ${slower}x slower, median`,
    value: round(value),
    unit: 'ms',
    aim: 'under 16 ms',
    ok: value < 16,
    json: { people, changes, p50: round(value), p95: round(quantile(times, 0.95)) },
  };
};

/** Until so many of these, with that text, are in the page, and drawn. */
const untilDrawn = (page: Page, selector: string, text: string | undefined, count: number): Promise<void> =>
  page.evaluate(
    ([of, wanted, least]) =>
      new Promise<void>((resolve) => {
        const look = (): void => {
          const found = [...document.querySelectorAll(of)].filter(
            (each) => wanted === undefined || each.textContent === wanted,
          );
          if (found.length < least) return;
          observer.disconnect();
          requestAnimationFrame(() => setTimeout(resolve));
        };
        const observer = new MutationObserver(look);
        observer.observe(document.body, { subtree: true, childList: true, characterData: true });
        look();
      }),
    [selector, text, count] as const,
  );

/** As many seats, and somebody in each. */
const fill = async (page: Page): Promise<void> => {
  const press = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
  await goTo(page, '/room/set-up');
  for (let seat = 2; seat < people; seat += 1) await press('Add a seat');
  await press('Save');
  await page.locator('.toast').waitFor();
  await goTo(page, '/room');
  for (let seat = 1; seat < people; seat += 1)
    await page.getByRole('button', { name: /Free/ }).first().click();
  await untilDrawn(page, '.room-tile-who', undefined, people);
};
