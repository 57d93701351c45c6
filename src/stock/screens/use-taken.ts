import { useWords } from '#kit/words/context.tsx';
import type { Uuid } from '#log/index.ts';
import type { LotOnHand } from '../lots.ts';
import { useItemNames } from './item-names.ts';
import { useShelf } from './use-shelf.ts';

/** As much of a line as says what it takes. */
interface TakingLine {
  readonly item: string;
  readonly lot: string;
  readonly quantity?: number | undefined;
}

/** What lines take from a shelf, beside what stands there. */
export interface Taken {
  /** Lots of an item that stand there, next to give first. */
  readonly lots: (item: string) => readonly LotOnHand[];
  /** Units there: of the lot of a line, or of the item where it names none. */
  readonly there: (line: TakingLine) => number;
  /** Whether these lines together take more than there is of what this one takes. */
  readonly isMore: (line: TakingLine, lines: readonly TakingLine[]) => boolean;
  /** What to ask before it is saved: a sentence for each item of which more is taken than there is. */
  readonly asks: (lines: readonly TakingLine[]) => readonly string[];
}

export const useTaken = (site: Uuid): Taken => {
  const { t, number } = useWords();
  const names = useItemNames();
  const { rows } = useShelf(site);
  const lots = (item: string): readonly LotOnHand[] => rows.find((row) => row.item === item)?.lots ?? [];
  const there: Taken['there'] = ({ item, lot }) =>
    lot === ''
      ? (rows.find((row) => row.item === item)?.onHand ?? 0)
      : (lots(item).find((each) => each.lot === lot)?.onHand ?? 0);
  const takenOf = ({ item, lot }: TakingLine, lines: readonly TakingLine[]): number =>
    lines
      .filter((line) => line.item === item && (lot === '' || line.lot === lot))
      .reduce((sum, { quantity = 0 }) => sum + quantity, 0);
  const isMore: Taken['isMore'] = (line, lines) => takenOf(line, lines) > Math.max(0, there(line));
  return {
    lots,
    there,
    isMore,
    asks: (lines) => [
      ...new Set(
        lines
          .filter((line) => isMore(line, lines))
          .map((line) =>
            t('stock.taken.ask', {
              item: line.lot === '' ? names(line.item) : `${names(line.item)} · ${line.lot}`,
              taken: number(takenOf(line, lines)),
              there: number(Math.max(0, there(line))),
            }),
          ),
      ),
    ],
  };
};
