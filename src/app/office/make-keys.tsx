import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { useToast } from '#kit/components/toast.tsx';
import { useWords } from '#kit/words/context.tsx';
import type { Failure, Result } from '#log/index.ts';
import type { KeyState, PrintedSheet } from '../keys/engine.ts';
import type { OpenKeys } from '../keys/open-keys.ts';
import { RecoverySheet } from './recovery-sheet.tsx';
import { problemsOf } from './send.ts';

export type MakeKeysProps = {
  readonly keys: OpenKeys;
  readonly onMade: (state: Result<KeyState, Failure>) => void;
};

/** Says what keys are for, shows the sheet, and makes them once two of its words were typed back. */
export const MakeKeys = ({ keys, onMade }: MakeKeysProps) => {
  const { t } = useWords();
  const toast = useToast();
  const [sheet, setSheet] = useState<PrintedSheet>();
  if (sheet === undefined)
    return (
      <section class="card">
        <h2>{t('app.keys.make.head')}</h2>
        <p>{t('app.keys.make.text')}</p>
        <p>{t('app.keys.make.sheet')}</p>
        <Button tone="primary" icon="lock" onClick={() => void keys.engine.newSheet().then(setSheet)}>
          {t('app.keys.make.begin')}
        </Button>
      </section>
    );
  return (
    <RecoverySheet
      sheet={sheet}
      onProven={async () => {
        const made = await keys.engine.found(sheet);
        if (!made.ok) return problemsOf(made.error);
        toast({ text: t('app.keys.make.done'), icon: 'check' });
        onMade(made);
        return [];
      }}
    />
  );
};
