import { useWords } from '#kit/words/context.tsx';
import { headings } from '../../rules/orientation.ts';

/** A point in words: a heading that ships in the language of this device, anything else as it was written. */
export const usePointText = (): ((point: string) => string) => {
  const { t } = useWords();
  return (point) =>
    (headings as readonly string[]).includes(point) ? t(`consumption.orientation.heading.${point}`) : point;
};
