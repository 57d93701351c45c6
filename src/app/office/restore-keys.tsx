import * as v from 'valibot';
import { Form } from '#kit/components/form.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import { useToast } from '#kit/components/toast.tsx';
import { useWords } from '#kit/words/context.tsx';
import type { Failure, Result } from '#log/index.ts';
import type { KeyState } from '../keys/engine.ts';
import type { OpenKeys } from '../keys/open-keys.ts';
import { problemOf } from './send.ts';

export type RestoreKeysProps = {
  readonly keys: OpenKeys;
  readonly onRestored: (state: Result<KeyState, Failure>) => void;
};

const fields = v.object({ words: v.pipe(v.string(), v.nonEmpty()) });

/** Where no device is left that could let this one in: the words of the recovery sheet do. */
export const RestoreKeys = ({ keys, onRestored }: RestoreKeysProps) => {
  const { t } = useWords();
  const toast = useToast();
  return (
    <section class="card">
      <h2>{t('app.keys.restore.head')}</h2>
      <p>{t('app.keys.restore.text')}</p>
      <Form
        schema={fields}
        submitLabel={t('app.keys.restore.do')}
        onSubmit={async ({ words }) => {
          const restored = await keys.engine.restore(words);
          if (!restored.ok) return [{ name: 'words', message: problemOf(restored.error) }];
          toast({ text: t('app.keys.restore.done'), icon: 'check' });
          onRestored(restored);
          return [];
        }}
      >
        <TextField name="words" label={t('app.keys.restore.words')} isLong isNeeded />
      </Form>
    </section>
  );
};
