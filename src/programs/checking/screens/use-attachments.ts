import { useRef } from 'preact/hooks';
import { useToast } from '#kit/components/toast.tsx';
import { useLog } from '#kit/log-context.tsx';
import type { Attachments } from '#kit/recorder.ts';
import { useWords } from '#kit/words/context.tsx';

/** What keeps and shows photos and spectra, fetched once; undefined when it could not be fetched, which was said. */
export const useAttachments = (): (() => Promise<Attachments | undefined>) => {
  const { t } = useWords();
  const { health } = useLog();
  const toast = useToast();
  const opened = useRef<Attachments>();
  return async () => {
    try {
      opened.current ??= await (await health).attachments();
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      toast({ text: t('log.error.unreachable'), icon: 'offline' });
    }
    return opened.current;
  };
};
