import { Button } from '#kit/components/button.tsx';
import { NothingKept } from '#kit/components/nothing-kept.tsx';
import { Page } from '#kit/components/page.tsx';
import type { ScreenProps } from '#kit/screen.ts';
import { useWords } from '#kit/words/context.tsx';
import { Label, Slip } from './labels.tsx';
import { useSamples } from './use-samples.ts';

/** Label and paper of one sample, to print. */
export const Screen = ({ params }: ScreenProps) => {
  const { t } = useWords();
  const sample = useSamples().find(({ id }) => id === params['id']);
  const code = sample?.intake.said.code;
  return (
    <Page title={t('checking.paper.title')} back={`/checking/sample/${params['id']}`}>
      {code === undefined ? (
        <NothingKept icon="printer">{t('checking.paper.none')}</NothingKept>
      ) : (
        <>
          <p data-print="no">{t('checking.paper.text')}</p>
          <Button tone="primary" icon="printer" onClick={() => print()}>
            {t('checking.print')}
          </Button>
          <ul class="check-labels">
            <li>
              <Label code={code} />
              <Slip code={code} />
            </li>
          </ul>
        </>
      )}
    </Page>
  );
};
