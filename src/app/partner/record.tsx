import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { Page } from '#kit/components/page.tsx';
import { ProblemBanner } from '#kit/components/problem-banner.tsx';
import { useUnsaved } from '#kit/form/unsaved.ts';
import type { Draft } from '#kit/recorder.ts';
import { useWords } from '#kit/words/context.tsx';
import { ok } from '#log/index.ts';
import { useRecord } from '#stock/screens/use-record.ts';
import { Amounts } from './amounts.tsx';

export type RecordProps = {
  readonly title: string;
  readonly hint: string;
  readonly submit: string;
  readonly back: string;
  readonly items: readonly string[];
  readonly isCount?: boolean;
  /** What the numbers say. Pure. */
  readonly draft: (amounts: readonly (readonly [item: string, amount: number])[]) => Draft;
};

/** Numbers by item, saved as one entry. */
export const Record = ({ title, hint, submit, back, items, isCount = false, draft }: RecordProps) => {
  const { t } = useWords();
  const [amounts, setAmounts] = useState<ReadonlyMap<string, number>>(new Map());
  useUnsaved(amounts.size > 0);
  const { record, problem } = useRecord(() => setAmounts(new Map()));
  return (
    <Page title={t(title)} back={back}>
      <p class="field-hint">{t(hint)}</p>
      <Amounts items={items} values={amounts} onChange={setAmounts} isCount={isCount} />
      <ProblemBanner problem={problem} />
      <Button
        tone="primary"
        size="large"
        isWide
        isDisabled={amounts.size === 0}
        onClick={() => void record(ok(draft([...amounts])))}
      >
        {t(submit)}
      </Button>
    </Page>
  );
};
