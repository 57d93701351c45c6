import { load as words } from 'languages:impact';
import { rolesOf } from '#impact/answer/roles.ts';
import type { Effect } from '#impact/evidence/effect.ts';
import { evidence } from '#impact/evidence/evidence.ts';
import { Page } from '#kit/components/page.tsx';
import type { ScreenProps } from '#kit/screen.ts';
import { withWordsOf } from '#kit/with-words.tsx';
import { useWords } from '#kit/words/context.tsx';
import { RangeRows } from './charts/range-rows.tsx';
import { useFigureText } from './figure-text.ts';
import { SourceText } from './source-text.tsx';
import { studyOf } from './study.ts';
import { unitOfEffect } from './units.ts';

/** Every published figure the engine knows, competing ones side by side, the careful one first. */
const Sources = () => {
  const { t } = useWords();
  return (
    <Page title={t('app.impact.sources.title')} back="/impact">
      <p>{t('app.impact.sources.text')}</p>
      {evidence.links.map((link) => (
        <Link key={link} link={link} />
      ))}
      <p class="field-hint">{t('app.impact.sources.version', { version: evidence.version })}</p>
    </Page>
  );
};

/** With what it says, which nobody else carries. */
export const Screen = withWordsOf<ScreenProps>(Sources, [words]);

const roleOf = rolesOf(evidence);

/** "Platt 2018: Europe"; the whole citation stands below. */
const shortName = (effect: Effect): string => `${studyOf(effect)}: ${effect.population}`;

const Link = ({ link }: { readonly link: string }) => {
  const { t } = useWords();
  const { bare, value } = useFigureText();
  const found = evidence.competing(link);
  const effects = found.ok ? found.value : [];
  const isRatio = effects.every(({ measure }) => measure.endsWith('ratio'));
  const text = (effect: Effect): string => {
    const { estimate, interval } = effect;
    const unit = unitOfEffect(effect);
    return interval === null
      ? t('app.impact.sources.point', { value: value(estimate, unit) })
      : t('app.impact.sources.interval', {
          value: value(estimate, unit),
          low: bare(interval.low, unit),
          high: bare(interval.high, unit),
        });
  };
  return (
    <section class="card">
      <h2>{t(`app.impact.link.${link}`)}</h2>
      <RangeRows
        title={t('app.impact.sources.chart')}
        nameOf={t('app.impact.sources.figure')}
        textOf={t('app.impact.sources.value')}
        {...(isRatio && { reference: 1 })}
        isLog={isRatio}
        rows={effects.map((effect, index) => ({
          key: effect.id,
          name: `${text(effect)} · ${shortName(effect)}`,
          range: effect.interval === null ? null : [effect.interval.low, effect.interval.high],
          mark: effect.estimate,
          isChosen: index === 0 && effect.distribution !== null,
          text: text(effect),
        }))}
      />
      <p class="field-hint">
        {[...new Set(effects.map(roleOf))].map((role) => t(`app.impact.role.${role}`)).join(' ')}
      </p>
      <details>
        <summary>{t('app.impact.sources.read')}</summary>
        <ul class="impact-sources">
          {effects.map(({ id, intervention, outcome, population, design, grade, source, note }) => (
            <li key={id} lang="en">
              <strong>{id}</strong>: {intervention}; {outcome}; {population}; {design}
              {grade === null ? '' : `; ${grade}`}. <SourceText source={source} /> {note ?? ''}
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
};
