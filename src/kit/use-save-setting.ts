import { useState } from 'preact/hooks';
import type { JsonObject, Kind } from '#log/index.ts';
import { useToast } from './components/toast.tsx';
import type { FieldProblem } from './form/parse.ts';
import { useLog } from './log-context.tsx';
import { useWords } from './words/context.tsx';

export interface SettingSaver {
  /**
   * Answers as a form asks for it: what went wrong, or nothing. `before`, where there is one, is what the setting was: saving it again
   * takes the change back.
   */
  readonly save: (body: JsonObject, told: string, before?: JsonObject) => Promise<readonly FieldProblem[]>;
  /** Why the last save did not happen, as a message id: for what is no form, which says it itself. */
  readonly problem: string | undefined;
}

/**
 * Saves an entry of a kind that stands for a setting of the organization (a usual pack, a factor, a choice of a list) and
 * says `told` when it is on disk. What went wrong is said where the setting is, and stays there.
 */
export const useSaveSetting = (kind: Pick<Kind, 'kind' | 'version'>): SettingSaver => {
  const { t } = useWords();
  const { recorder } = useLog();
  const toast = useToast();
  const [problem, setProblem] = useState<string>();
  const save: SettingSaver['save'] = async (body, told, before) => {
    const saved = await recorder.record([{ kind: kind.kind, version: kind.version, body }], 'none');
    const message = saved.ok ? undefined : `log.error.${saved.error.code}`;
    setProblem(message);
    if (message !== undefined) return [{ name: '', message }];
    toast({
      text: told,
      icon: 'check',
      ...(before !== undefined && { onUndo: () => void save(before, t('kit.undone')) }),
    });
    return [];
  };
  return { save, problem };
};
