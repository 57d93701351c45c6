import type { Entry, Failure, Result } from '#log/index.ts';
import { useToast } from './components/toast.tsx';
import { useLog } from './log-context.tsx';
import { useWords } from './words/context.tsx';

/**
 * Tells what became of a save: that it is saved, with a way to take it back, or why it is not. Answers what is saved; undefined when
 * nothing is. `said` left out: what is saved shows by itself.
 */
export const useTold = (): ((
  saved: Result<readonly Entry[], Failure>,
  said?: string,
) => readonly Entry[] | undefined) => {
  const { t } = useWords();
  const { recorder } = useLog();
  const toast = useToast();
  return (saved, said) => {
    if (!saved.ok) {
      toast({ text: t(`log.error.${saved.error.code}`), icon: 'warning' });
      return undefined;
    }
    const ids = saved.value.map(({ id }) => id);
    if (said !== undefined)
      toast({
        text: said,
        icon: 'saved',
        onUndo: () =>
          void recorder.takeBack(ids, 'slip').then((undone) => {
            toast({ text: t(undone.ok ? 'kit.undone' : `log.error.${undone.error.code}`), icon: 'undo' });
          }),
      });
    return saved.value;
  };
};
