import { Button } from '#kit/components/button.tsx';
import { useWords } from '#kit/words/context.tsx';
import { LineAsk, saidText, UnknownNames } from './lab-file-asks.tsx';
import { codeText } from './list.tsx';
import { type LabFileInHand, useSaveLabFile } from './use-lab-file.ts';

/** So many lines are drawn of each sort; the others are counted. */
const most = 100;

/** What the file comes to: names to explain, lines to answer, what is known, and what is sure and saved by one tap. */
export const LabFilePlan = ({
  inHand,
  onSaved,
}: {
  readonly inHand: LabFileInHand;
  readonly onSaved: () => void;
}) => {
  const { t } = useWords();
  const keep = useSaveLabFile();
  const { names, known, samples, unknown, of } = inHand;
  const [ready, asks] = [of('ready'), of('asks')];
  const save = async (): Promise<void> => {
    if ((await keep(ready, names.added)) && asks.length === 0) onSaved();
  };
  return (
    <>
      <UnknownNames
        unknown={unknown}
        meanings={names.meanings}
        substances={{ ...known, name: names.name }}
        added={names.added.map(({ key }) => key)}
        onMean={names.mean}
      />
      {asks.length === 0 ? null : (
        <section aria-label={t('checking.lab-file.asks')}>
          <h2>{t('checking.lab-file.asks')}</h2>
          <ul class="check-list">
            {asks.slice(0, most).map((planned) => (
              <LineAsk
                key={planned.key}
                planned={planned}
                samples={samples}
                name={names.name}
                onSay={(one) => inHand.say(planned.key, one)}
              />
            ))}
          </ul>
          {asks.length > most ? <p>{t('checking.lab-file.more', { count: asks.length - most })}</p> : null}
        </section>
      )}
      <p role="status">
        {t('checking.lab-file.sums', {
          ready: ready.length,
          known: of('known').length,
          asks: asks.length,
          out: of('out').length,
        })}
      </p>
      {ready.length === 0 ? null : (
        <details class="more">
          <summary>{t('checking.lab-file.ready')}</summary>
          <ul>
            {ready.slice(0, most).map(({ key, sample, statement }) => (
              <li key={key}>
                {sample === undefined ? statement.called : codeText(t, sample)}:{' '}
                {saidText(t, names.name, statement)}
              </li>
            ))}
          </ul>
        </details>
      )}
      <Button tone="primary" size="large" isWide isDisabled={ready.length === 0} onClick={() => void save()}>
        {t('checking.lab-file.save', { count: ready.length })}
      </Button>
    </>
  );
};
