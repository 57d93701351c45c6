import { createAnswerer, evidence, exampleLocal, exampleProgram, must } from '#impact/index.ts';
import type { Row } from './row.ts';

const answerer = createAnswerer(evidence);

/**
 * The coordinator's answer after one slider moved: 10 240 draws of the closed forms, with intervals, influences and what 500
 * more kits would do. The aim is 50 ms on a phone at a quarter of this speed, so 12.5 ms here. A row of the speed table.
 */
export const slider: Row = {
  name: "the page's answer after moving a slider, 10 240 draws of the closed forms",
  measure: 'cpu',
  aim: 0.0125,
  repeats: 40,
  run: (draw: number): unknown => {
    const likely = 0.4 + (draw % 50) / 200;
    return must(
      answerer.answer(exampleProgram, { ...exampleLocal, witnessed: { low: 0.3, high: 0.8, likely } }),
    );
  },
};
