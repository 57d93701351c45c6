import { fillImpactForm } from '../test/support/impact-form.ts';
import { beginShift, fillDevice, withPhone } from './browser.ts';
import { type Bench, median, round } from './row.ts';

/** A phone of a coordinator, as Chromium imitates it. */
const slow = 4;
/** The page alone is slowed by Chromium, not its workers: what the engine took is taken that many times besides. */
const besides = slow - 1;

/** From the move of a slider of the impact page to its answer. */
export const slider: Bench = ({ size, note }) =>
  withPhone(async ({ whole, place, openPhone }) => {
    const phone = await openPhone();
    const { page, throttle } = phone;
    await beginShift(page, whole.url);
    await fillDevice(phone, whole, place, 500);
    note('some months are recorded');
    await page.goto(`${whole.url}/impact`);
    // The months before the first one that is recorded.
    await page.getByRole('button', { name: 'We were closed then' }).click();
    await fillImpactForm(page);
    await page.getByRole('button', { name: 'Show the answer' }).click();
    await page.locator('.impact-headline strong').waitFor();
    note('an answer is shown');
    await throttle(slow);
    const moves = await page.evaluate(moveSlider, Math.max(10, Math.round(60 * size)));
    await throttle(1);
    const engine = median(moves.map((move) => move.engine));
    const slowed = median(moves.map((move) => move.whole + besides * move.engine));
    return [
      {
        name: `slider to answer, ${slow}x slower, median`,
        value: round(slowed),
        unit: 'ms',
        ratio: round(slowed / (slow * engine), 2),
        aim: 'under 50 ms',
        ok: slowed < 50,
      },
      {
        name: 'of this the engine, at full speed, median',
        value: round(engine),
        unit: 'ms',
        aim: 'for information',
      },
    ];
  });

interface Move {
  /** Until the answer stands on the page, in milliseconds of the slowed page. */
  readonly whole: number;
  /** What the engine took in its worker, which is not slowed. */
  readonly engine: number;
}

/** Runs in the page. */
const moveSlider = async (count: number): Promise<readonly Move[]> => {
  const input = [...document.querySelectorAll<HTMLInputElement>('.impact-slider input')][1];
  const shown = document.querySelector<HTMLElement>('.impact');
  if (input === undefined || shown === null) throw new Error('no slider');
  const moves: Move[] = [];
  const drawn = () => new Promise((resolve) => requestAnimationFrame(resolve));
  for (let i = 0; i < count; i += 1) {
    await drawn();
    await drawn();
    const began = performance.now();
    // The slider's own number changes at once; the answer is there when the engine's time is.
    const answered = new Promise<number>((resolve) => {
      const watch = new MutationObserver(() => {
        watch.disconnect();
        resolve(performance.now());
      });
      watch.observe(shown, { attributes: true, attributeFilter: ['data-round'] });
    });
    input.stepUp(i % 2 === 0 ? 1 : -1);
    input.dispatchEvent(new Event('input', { bubbles: true }));
    const whole = (await answered) - began;
    moves.push({ whole, engine: Number(shown.dataset['ms']) });
  }
  return moves;
};
