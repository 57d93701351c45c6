import { textOf } from '#catalog/choice.ts';
import { Button } from '#kit/components/button.tsx';
import { NothingKept } from '#kit/components/nothing-kept.tsx';
import { Page } from '#kit/components/page.tsx';
import { ProblemBanner } from '#kit/components/problem-banner.tsx';
import { useEntries, useLog } from '#kit/log-context.tsx';
import { useSaveSetting } from '#kit/use-save-setting.ts';
import { useWords } from '#kit/words/context.tsx';
import { type PresetBody, presetKind } from '../entries.ts';
import { presetsOf } from '../rules.ts';
import { useLabels } from './labels.ts';

/** The usual packs of every site: how they stand on the counter, and a way to take them off. */
export const Screen = () => {
  const words = useWords();
  const { t, number } = words;
  const labels = useLabels();
  const { save, problem } = useSaveSetting(presetKind);
  const { place } = useLog();
  const entries = useEntries(presetKind);
  const sites = place.sites.map((site) => ({ ...site, packs: presetsOf(entries, site.id) }));
  const change = (body: PresetBody, before?: PresetBody) => save(body, t('visits.packs.changed'), before);
  return (
    <Page title={t('visits.packs.title')} back="/office">
      <p>{t('visits.packs.how')}</p>
      <ProblemBanner problem={problem} />
      {sites.every(({ packs }) => packs.length === 0) ? (
        <NothingKept icon="box">{t('visits.packs.none')}</NothingKept>
      ) : (
        sites
          .filter(({ packs }) => packs.length > 0)
          .map(({ id, name, packs }) => (
            <section key={id} class="card">
              <h2>{name}</h2>
              <ul class="plain-list">
                {packs.map((pack) => (
                  <li key={pack.preset} class="row">
                    <span class="grow">
                      <strong>{textOf(pack.name, words)}</strong>{' '}
                      {pack.lines
                        .map(({ item, quantity }) => `${number(quantity)} ${labels.item(item)}`)
                        .join(' · ')}
                    </span>
                    <Button tone="quiet" onClick={() => void change({ ...pack, position: 0 })}>
                      {t('visits.packs.first')}
                    </Button>
                    <Button tone="quiet" onClick={() => void change({ ...pack, removed: true }, pack)}>
                      {t('visits.packs.remove')}
                    </Button>
                  </li>
                ))}
              </ul>
            </section>
          ))
      )}
    </Page>
  );
};
