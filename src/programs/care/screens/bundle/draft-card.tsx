import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { MultiChoice } from '#kit/components/choice-field.tsx';
import { Banner } from '#kit/components/messages.tsx';
import { goToPath } from '#kit/path.ts';
import { useWords } from '#kit/words/context.tsx';
import { type CareNeed, careNeeds, wishKind } from '../../entries.ts';
import type { Incoming } from '../../fhir/incoming.ts';
import { newId } from '../adapters/chance.ts';
import { useRecord } from '../use-care.ts';

/** What a partner asks of us, before it is anything here: a person looks at it, chooses what is wanted, and keeps it or not. */
export const DraftCard = ({ incoming }: { readonly incoming: Incoming }) => {
  const { t } = useWords();
  const record = useRecord();
  const [needs, setNeeds] = useState<readonly CareNeed[]>(incoming.needs);
  const [problem, setProblem] = useState<string>();
  const { when, ride, along, words, called, reach, from, unknown } = incoming;
  const sealed = {
    ...(words !== undefined && { words }),
    ...(called !== undefined && { called }),
    ...(reach !== undefined && { reach }),
  };
  const keep = async (): Promise<void> => {
    if (needs.length === 0) return setProblem(t('care.bundle.need-first'));
    setProblem(undefined);
    const referral = newId();
    const body = {
      referral,
      needs: [...needs],
      ...(when !== undefined && { when }),
      ...(ride !== undefined && { ride }),
      ...(along !== undefined && { along }),
    };
    const kept = await record(
      [{ of: wishKind, body, ...(Object.keys(sealed).length > 0 && { sealed }) }],
      t('care.bundle.kept'),
    );
    if (kept !== undefined) goToPath(`/care/at/${referral}`, { replace: true });
  };
  const rows: readonly (readonly [string, string])[] = [
    ...unknown.map((text) => [t('care.bundle.unknown'), text] as const),
    ...Object.entries(sealed).map(([part, text]) => [t(`care.part.${part}`), text] as const),
    ...(when === undefined ? [] : [[t('care.ask.when'), t(`care.when.${when}`)] as const]),
    ...(ride === undefined ? [] : [[t('care.ask.ride'), t(ride ? 'care.yes' : 'care.no')] as const]),
    ...(along === undefined ? [] : [[t('care.ask.along'), t(`care.along.${along}`)] as const]),
  ];
  return (
    <section class="card" aria-label={t('care.bundle.draft')}>
      <h2>{t('care.bundle.draft')}</h2>
      {from === undefined ? null : (
        <p>
          {from.name === undefined ? null : t('care.bundle.from', { name: from.name })}{' '}
          {from.phone === undefined ? null : (
            <a href={`tel:${from.phone.replace(/[^\d+]/g, '')}`}>
              {t('care.way.dial', { number: from.phone })}
            </a>
          )}
        </p>
      )}
      {rows.length === 0 ? null : (
        <dl class="care-said">
          {rows.map(([name, value]) => (
            <div key={`${name} ${value}`}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      <MultiChoice
        name="needs"
        label={t('care.part.needs')}
        canDecline={false}
        options={careNeeds.map((value) => ({ value, label: t(`care.need.${value}`) }))}
        values={needs}
        onChange={(values) => setNeeds(careNeeds.filter((need) => values.includes(need)))}
      />
      {problem === undefined ? null : (
        <p class="field-problem" role="alert">
          {problem}
        </p>
      )}
      <Button tone="primary" size="large" onClick={() => void keep()}>
        {t('care.bundle.keep')}
      </Button>
      <Banner>{t('care.bundle.draft-hint')}</Banner>
    </section>
  );
};
