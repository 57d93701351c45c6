import { useToast } from '#kit/components/toast.tsx';
import { useLog } from '#kit/log-context.tsx';
import type { Draft } from '#kit/recorder.ts';
import { useWords } from '#kit/words/context.tsx';
import type { Entry, Kind } from '#log/index.ts';

export type Deed = Omit<Draft, 'kind' | 'version'> & { readonly of: Pick<Kind, 'kind' | 'version'> };

/** Saves, says so, and offers to take it back; undefined when nothing could be saved, which was said. */
export const useRecord = (): ((
  deeds: readonly Deed[],
  said: string,
) => Promise<readonly Entry[] | undefined>) => {
  const { t } = useWords();
  const { recorder } = useLog();
  const toast = useToast();
  return async (deeds, said) => {
    const drafts = deeds.map(({ of, ...deed }) => ({ ...deed, kind: of.kind, version: of.version }));
    const saved = await recorder.record(drafts, 'none');
    if (!saved.ok) {
      toast({ text: t(`log.error.${saved.error.code}`), icon: 'warning' });
      return undefined;
    }
    const ids = saved.value.map(({ id }) => id);
    toast({
      text: said,
      icon: 'saved',
      onUndo: () =>
        void recorder.takeBack(ids, 'slip').then((undone) =>
          toast({
            text: undone.ok ? t('checking.taken-back') : t(`log.error.${undone.error.code}`),
            icon: 'undo',
          }),
        ),
    });
    return saved.value;
  };
};
