import { useState } from 'preact/hooks';
import { keptList } from '#contract/kept.ts';
import { Button } from '#kit/components/button.tsx';
import { EmptyState } from '#kit/components/messages.tsx';
import { Page } from '#kit/components/page.tsx';
import { NumberField } from '#kit/components/text-field.tsx';
import { useToast } from '#kit/components/toast.tsx';
import { useWords } from '#kit/words/context.tsx';
import { WhenAnswered } from '../ask/asked.tsx';
import { usePeriodName } from './period-name.ts';
import { problemOf } from './send.ts';
import { useSiteNames } from './site-names.ts';
import { useKeptWords } from './use-kept-words.ts';
import { usePages } from './use-pages.ts';

/** Reports that were closed, printed or saved: a number leads from the paper to what moved since. */
export const Screen = () => {
  const { t } = useWords();
  const toast = useToast();
  const sites = useSiteNames();
  const periodName = usePeriodName();
  const { keptBy } = useKeptWords();
  const [wanted, setWanted] = useState<number>();
  const { asked, again, more } = usePages(keptList);
  return (
    <Page title={t('app.office.report.numbers')} back="/report">
      <p>{t('app.office.kept.list-text')}</p>
      <div class="row">
        <NumberField name="number" label={t('app.office.kept.find')} onInput={setWanted} />
        {wanted === undefined ? null : (
          <a class="button" href={`/report/kept/${wanted}`}>
            {t('app.office.report.number', { number: wanted })}
          </a>
        )}
      </div>
      <WhenAnswered asked={asked} again={again}>
        {(pages) => {
          const all = pages.flatMap(({ kept }) => kept);
          if (all.length === 0) return <EmptyState icon="printer">{t('app.office.kept.none')}</EmptyState>;
          return (
            <>
              {all.map((head) => (
                <section key={head.id} class="card">
                  <h2>
                    <a href={`/report/kept/${head.number}`}>
                      {t('app.office.report.number', { number: head.number })} · {periodName(head)}
                    </a>
                  </h2>
                  <p>
                    {head.site === null ? t('app.office.report.all-sites') : sites.of(head.site)} ·{' '}
                    {keptBy(head)}
                    {head.standing ? ` ${t('app.office.kept.standing')}` : ''}
                  </p>
                </section>
              ))}
            </>
          );
        }}
      </WhenAnswered>
      {more === undefined ? null : (
        <Button
          onClick={() =>
            void more().then((failed) => failed && toast({ text: t(problemOf(failed)), icon: 'warning' }))
          }
        >
          {t('app.office.attention.more')}
        </Button>
      )}
    </Page>
  );
};
