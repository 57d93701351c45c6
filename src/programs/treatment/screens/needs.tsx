import { Button } from '#kit/components/button.tsx';
import { MultiChoice } from '#kit/components/choice-field.tsx';
import { Badge } from '#kit/components/messages.tsx';
import { useWords } from '#kit/words/context.tsx';
import { useLabels } from '#visits/screens/labels.ts';
import { needKind } from '../entries.ts';
import type { OfFile } from './of-file.ts';
import { useFileRecord } from './use-files.ts';

/** What they need beside treatment, of the organization's own list, and what of it they have. */
export const Needs = ({ file }: OfFile) => {
  const { t } = useWords();
  const labels = useLabels();
  const record = useFileRecord(file);
  const say = (need: string, isMet: boolean): void => void record([{ of: needKind, body: { need, isMet } }]);
  const named = Object.entries(file.needs);
  const others = labels.options('treatment-need').filter(({ value }) => !(value in file.needs));
  return (
    <section aria-label={t('treatment.needs.title')}>
      <h2>{t('treatment.needs.title')}</h2>
      <ul class="plain-list">
        {named.map(([need, isMet]) => (
          <li key={need} class="row">
            <span class="grow">
              {labels.of('treatment-need', need)}{' '}
              {isMet ? <Badge tone="good">{t('treatment.needs.met')}</Badge> : null}
            </span>
            <Button onClick={() => say(need, !isMet)}>
              {t(isMet ? 'treatment.needs.again' : 'treatment.needs.has')}
            </Button>
          </li>
        ))}
      </ul>
      <details class="more">
        <summary>{t('treatment.needs.add')}</summary>
        <MultiChoice
          name="needs"
          label={t('treatment.needs.which')}
          canDecline={false}
          options={others}
          values={[]}
          onChange={([need]) => {
            if (need !== undefined) say(need, false);
          }}
        />
      </details>
    </section>
  );
};
