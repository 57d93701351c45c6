import { inputWordId } from '#impact/words/ids.ts';
import { Button } from '#kit/components/button.tsx';
import { Banner } from '#kit/components/messages.tsx';
import { useWords } from '#kit/words/context.tsx';
import type { Assumed } from './engine/protocol.ts';
import { useFigureText } from './figure-text.ts';
import { studyOf } from './study.ts';

/** Says, on screen and on paper, which figures of this answer are not the cautious ones; the way back is beside it. */
export const NotCautious = ({
  assumptions,
  onUndo,
}: {
  readonly assumptions: readonly Assumed[];
  readonly onUndo: () => void;
}) => {
  const { t, list } = useWords();
  const { nameOf } = useFigureText();
  const bold = assumptions.filter(({ isNotCautious }) => isNotCautious);
  if (bold.length === 0) return null;
  const names = bold.map(({ name, origin }) => {
    const figure =
      origin.kind === 'evidence' ? nameOf(origin.effect.id, studyOf(origin.effect)) : t('impact.origin.own');
    return t('app.impact.choose.for', { input: t(inputWordId(name)), figure });
  });
  return (
    <Banner tone="warning" action={<Button onClick={onUndo}>{t('app.impact.choose.undo')}</Button>}>
      {t('app.impact.choose.note', { names: list(names) })}
    </Banner>
  );
};
