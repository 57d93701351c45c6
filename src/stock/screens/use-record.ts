import { useState } from 'preact/hooks';
import { useLog } from '#kit/log-context.tsx';
import type { Draft } from '#kit/recorder.ts';
import { useTold } from '#kit/use-told.ts';
import { useWords } from '#kit/words/context.tsx';
import type { Result } from '#log/index.ts';

/**
 * Records a stock entry, or several at once, tells that it is saved, and offers to take it back; or says, by a message id, why
 * there is nothing to record yet. Answers whether it is saved.
 */
export const useRecord = (done: () => void) => {
  const { t } = useWords();
  const { recorder } = useLog();
  const tell = useTold();
  const [problem, setProblem] = useState<string>();
  const record = async (draft: Result<Draft | readonly Draft[], string>): Promise<boolean> => {
    if (!draft.ok) {
      setProblem(draft.error);
      return false;
    }
    const saved = await recorder.record([draft.value].flat(), 'none');
    if (!saved.ok) {
      setProblem(`log.error.${saved.error.code}`);
      return false;
    }
    setProblem(undefined);
    tell(saved, t('stock.saved'));
    done();
    return true;
  };
  return { record, problem };
};
