import { useState } from 'preact/hooks';
import { importBringBack, importList, importTakeBack } from '#contract/imports.ts';
import { Button } from '#kit/components/button.tsx';
import { Badge } from '#kit/components/messages.tsx';
import { ProblemBanner } from '#kit/components/problem-banner.tsx';
import { useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { timeToMs } from '#log/index.ts';
import { useApp } from '../app-context.tsx';
import { WhenAnswered } from '../ask/asked.tsx';
import { useAsk } from '../ask/use-ask.ts';
import type { PastImport } from './api.ts';
import { Running } from './importing.tsx';

/** Every import: who, when, which file, what it brought. One tap takes one back, another brings it in again. */
export const PastImports = ({ isWatched }: { readonly isWatched: boolean }) => {
  const { t } = useWords();
  const { asked, again } = useAsk(importList, {});
  return (
    <section class="import-part" aria-label={t('app.import.past')}>
      <h2>{t('app.import.past')}</h2>
      <WhenAnswered asked={asked} again={again}>
        {({ imports, running }) => (
          <>
            {running === undefined || isWatched ? null : (
              <Running key={running} begun={running} onEnd={again} />
            )}
            {imports.length === 0 ? (
              <p>{t('app.import.past-none')}</p>
            ) : (
              imports.map((past) => <Past key={past.device} past={past} onChanged={again} />)
            )}
          </>
        )}
      </WhenAnswered>
    </section>
  );
};

const Past = ({ past, onChanged }: { readonly past: PastImport; readonly onChanged: () => void }) => {
  const { t, number, moment, day } = useWords();
  const { place } = useLog();
  const { api } = useApp();
  const [problem, setProblem] = useState<string>();
  const { device, name, at, brought, takenBack } = past;
  const who = place.workers.find((worker) => worker.id === past.author)?.name ?? '–';
  const send = async (route: typeof importTakeBack | typeof importBringBack): Promise<void> => {
    const answer = await api.ask(route, { params: { id: device } });
    setProblem(answer.ok ? undefined : `log.error.${answer.error.code}`);
    if (answer.ok) onChanged();
  };
  return (
    <article class="card" data-out={takenBack !== undefined}>
      <h3>
        {name} {takenBack === undefined ? null : <Badge tone="warning">{t('app.import.taken-back')}</Badge>}
      </h3>
      <p class="field-hint">{t('app.import.past-who', { who, when: moment(timeToMs(at)) })}</p>
      <p>
        {brought === undefined
          ? t('app.import.past-unfinished')
          : t(
              brought.syringesOut + brought.syringesBack > 0
                ? 'app.import.past-brought'
                : 'app.import.past-brought-other',
              {
                out: number(brought.syringesOut),
                back: number(brought.syringesBack),
                entries: number(brought.entries),
              },
            )}{' '}
        {brought?.first === undefined || brought.last === undefined
          ? null
          : t('app.import.days', { first: day(brought.first), last: day(brought.last) })}
      </p>
      <Button
        icon="returns"
        onClick={() => void send(takenBack === undefined ? importTakeBack : importBringBack)}
      >
        {t(takenBack === undefined ? 'app.import.take-back' : 'app.import.bring-back')}
      </Button>
      <ProblemBanner problem={problem} />
    </article>
  );
};
