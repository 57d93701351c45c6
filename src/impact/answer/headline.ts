// The three numbers of the sentence, of the picture and of the paper: one source for all of them.
import type { Summary } from '../inference/summary.ts';

export type Headline = {
  /** Rounded outward, so that the sentence never claims more than is known. */
  readonly low: number;
  readonly high: number;
  /** As many draws lie below it as above. */
  readonly middle: number;
  /**
   * `small`: the range begins at none, so chance alone could have made these numbers. `unclear`: it reaches below none, so
   * even the direction is open.
   */
  readonly kind: 'clear' | 'small' | 'unclear';
};

export const headlineOf = ({ median, most }: Summary): Headline => {
  const low = Math.floor(most[0]) + 0;
  return {
    low,
    high: Math.ceil(most[1]) + 0,
    middle: Math.round(median) + 0,
    kind: most[0] < 0 ? 'unclear' : low === 0 ? 'small' : 'clear',
  };
};
