import type { JsonObject, Kind } from '#log/index.ts';
import type { FormAnswer } from './components/form.tsx';
import { useToast } from './components/toast.tsx';
import { useLog } from './log-context.tsx';
import { useWords } from './words/context.tsx';

/**
 * Saves an entry of a kind that stands for a setting of the organization (a usual pack, a factor, a choice of a list) and
 * says how it went: `told` when it is on disk, else what went wrong. `before`, where there is one, is what the setting was:
 * saving it again takes the change back. Answers as a form asks for it.
 */
export const useSaveSetting = (
  kind: Pick<Kind, 'kind' | 'version'>,
): ((body: JsonObject, told: string, before?: JsonObject) => Promise<FormAnswer>) => {
  const { t } = useWords();
  const { recorder } = useLog();
  const toast = useToast();
  const save = async (body: JsonObject, told: string, before?: JsonObject): Promise<FormAnswer> => {
    const saved = await recorder.record([{ kind: kind.kind, version: kind.version, body }], 'none');
    toast(
      saved.ok
        ? {
            text: told,
            icon: 'check',
            ...(before !== undefined && { onUndo: () => void save(before, t('kit.undone')) }),
          }
        : { text: t(`log.error.${saved.error.code}`), icon: 'warning' },
    );
    return saved.ok ? [] : 'not-saved';
  };
  return save;
};
