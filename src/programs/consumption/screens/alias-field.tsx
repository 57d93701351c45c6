import { useState } from 'preact/hooks';
import { aliasChars } from '#contract/timers.ts';
import { Button } from '#kit/components/button.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import { useToast } from '#kit/components/toast.tsx';
import { useWords } from '#kit/words/context.tsx';
import type { ServerWord } from './use-server-clock.ts';

/** What this person wishes to be called on the board, if anything. No entry holds it, and it goes when they leave. */
export const AliasField = ({ visit, server }: { readonly visit: string; readonly server: ServerWord }) => {
  const { t } = useWords();
  const toast = useToast();
  const known = server.aliases.get(visit) ?? '';
  const [typed, setTyped] = useState<string>();
  const say = async (): Promise<void> => {
    const alias = (typed ?? known).trim();
    const isHeard = await server.call(visit, alias === '' ? undefined : alias);
    toast(
      isHeard
        ? { text: t(alias === '' ? 'consumption.alias.gone' : 'consumption.alias.said'), icon: 'check' }
        : { text: t('consumption.alias.away'), icon: 'offline' },
    );
    if (isHeard) setTyped(undefined);
  };
  return (
    <section class="card">
      <TextField
        key={known}
        name="alias"
        label={t('consumption.alias.label')}
        hint={t('consumption.alias.hint')}
        value={known}
        maxLength={aliasChars}
        onInput={setTyped}
      />
      <Button onClick={() => void say()}>{t('consumption.alias.show')}</Button>
    </section>
  );
};
