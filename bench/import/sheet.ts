import { createPrng } from '#sample/prng.ts';

/** What a generated sheet adds up to, counted while it is written. */
export interface SheetTotals {
  readonly syringes: number;
  readonly back: number;
  readonly kits: number;
}

const firstDay = Date.UTC(2023, 0, 1);
const days = 1_000;
const rowsAPiece = 10_000;

/** Rows of a log of visits over some three years, as the pieces of a CSV; returns what they add up to. */
export function* sheetOf(rows: number, seed: number): Generator<Buffer, SheetTotals> {
  const { int, chance } = createPrng(seed);
  let [syringes, back, kits] = [0, 0, 0];
  let lines = 'Date,1 ml syringes,1/2 ml syringes,Cookers,Syringes returned,Narcan kits\n';
  for (let row = 0; row < rows; row += 1) {
    const day = new Date(firstDay + Math.floor((row * days) / rows) * 86_400_000).toISOString().slice(0, 10);
    const [large, small, own, kit] = [int(1, 60), int(0, 30), int(0, 70), chance(0.1) ? int(1, 3) : 0];
    syringes += large + small;
    back += own;
    kits += kit;
    lines += `${day},${large},${small},${int(0, 10)},${own},${kit}\n`;
    if ((row + 1) % rowsAPiece === 0 || row + 1 === rows) {
      yield Buffer.from(lines);
      lines = '';
    }
  }
  return { syringes, back, kits };
}
