import { useState } from 'preact/hooks';
import * as v from 'valibot';
import { Button } from '#kit/components/button.tsx';
import { Form, type FormAnswer } from '#kit/components/form.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import { useWords } from '#kit/words/context.tsx';
import { browserRandom } from '../adapters/browser.ts';
import type { PrintedSheet } from '../keys/engine.ts';
import { QrCode } from './qr-code.tsx';

export type RecoverySheetProps = {
  readonly sheet: PrintedSheet;
  /** Both words were right: the sheet is in somebody's hands. Answers problems of what is done then. */
  readonly onProven: () => Promise<FormAnswer>;
};

const fields = v.object({ first: v.string(), second: v.string() });

/** Shows a sheet to be printed or written down, then asks for two of its words: nothing is made before somebody has it. */
export const RecoverySheet = ({ sheet, onProven }: RecoverySheetProps) => {
  const { t } = useWords();
  const [isAsking, setAsking] = useState(false);
  const [places] = useState(() => twoOf(sheet.words.length));
  const check = async (typed: v.InferOutput<typeof fields>): Promise<FormAnswer> => {
    const wrong = (['first', 'second'] as const).filter(
      (name, index) => typed[name].trim().toLowerCase() !== sheet.words[places[index] ?? 0],
    );
    return wrong.length === 0 ? onProven() : wrong.map((name) => ({ name, message: 'app.keys.sheet.wrong' }));
  };
  if (isAsking)
    return (
      <section class="card">
        <h2>{t('app.keys.sheet.check')}</h2>
        <p>{t('app.keys.sheet.check-text')}</p>
        <Form
          schema={fields}
          submitLabel={t('app.keys.sheet.done')}
          onSubmit={check}
          actions={<Button onClick={() => setAsking(false)}>{t('app.keys.sheet.again')}</Button>}
        >
          <TextField name="first" label={t('app.keys.sheet.word', { nth: (places[0] ?? 0) + 1 })} isNeeded />
          <TextField name="second" label={t('app.keys.sheet.word', { nth: (places[1] ?? 0) + 1 })} isNeeded />
        </Form>
      </section>
    );
  return (
    <section class="card sheet">
      <h2>{t('app.keys.sheet.head')}</h2>
      <p>{t('app.keys.sheet.text')}</p>
      <ol class="sheet-words">
        {sheet.words.map((word) => (
          <li key={word}>{word}</li>
        ))}
      </ol>
      <QrCode text={sheet.words.join(' ')} label={t('app.keys.sheet.qr')} />
      <p class="field-hint">{t('app.keys.sheet.keep')}</p>
      <div class="row">
        <Button icon="printer" onClick={() => window.print()}>
          {t('app.office.report.print')}
        </Button>
        <Button tone="primary" onClick={() => setAsking(true)}>
          {t('app.keys.sheet.have')}
        </Button>
      </div>
    </section>
  );
};

/** Two different places, the earlier first. */
const twoOf = (count: number): readonly number[] => {
  const first = Math.floor(browserRandom.fraction() * count);
  const second = (first + 1 + Math.floor(browserRandom.fraction() * (count - 1))) % count;
  return [Math.min(first, second), Math.max(first, second)];
};
