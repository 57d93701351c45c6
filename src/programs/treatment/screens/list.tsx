import { useState } from 'preact/hooks';
import { Badge } from '#kit/components/messages.tsx';
import { NothingKept } from '#kit/components/nothing-kept.tsx';
import { Page } from '#kit/components/page.tsx';
import { useLog } from '#kit/log-context.tsx';
import { goToPath } from '#kit/path.ts';
import { useWords } from '#kit/words/context.tsx';
import { timeToDate } from '#log/index.ts';
import { useLabels } from '#visits/screens/labels.ts';
import { coverOf, type File } from '../rules/file.ts';
import { ByCard } from './by-card.tsx';
import { NoKeys } from './no-keys.tsx';
import { useFiles, useSaid } from './use-files.ts';

/** So many of those who left for now are drawn. */
const mostLeft = 50;

/** Who waits for us, who is here, and who left for now; one of them by their card. */
export const FileList = () => {
  const { t } = useWords();
  const files = useFiles();
  const [isUnknown, setUnknown] = useState(false);
  const of = (state: File['state']): readonly File[] => files.filter((file) => file.state === state);
  const left = of('left');
  const open = (
    <a class="button button-primary" href="/treatment/new">
      {t('treatment.new.title')}
    </a>
  );
  return (
    <Page title={t('treatment.list.title')} actions={open}>
      <NoKeys />
      <div class="row">
        <ByCard
          label={t('treatment.card.find')}
          onShown={(_, file) => {
            setUnknown(file === undefined);
            if (file !== undefined) goToPath(`/treatment/at/${file.id}`);
          }}
        />
        <a class="button" href="/treatment/group">
          {t('treatment.group.title')}
        </a>
      </div>
      {isUnknown ? <p role="status">{t('treatment.card.unknown')}</p> : null}
      {files.length === 0 ? (
        <NothingKept icon="heart" action={open}>
          {t('treatment.list.none')}
        </NothingKept>
      ) : null}
      {(['asked', 'here'] as const).map((state) => (
        <Group key={state} name={t(`treatment.list.${state}`)} of={of(state)} />
      ))}
      {left.length === 0 ? null : (
        <details class="more">
          <summary>{t('treatment.list.left', { count: left.length })}</summary>
          <Group name={t('treatment.state.left')} of={left.slice(0, mostLeft)} />
        </details>
      )}
    </Page>
  );
};

const Group = ({ name, of }: { readonly name: string; readonly of: readonly File[] }) =>
  of.length === 0 ? null : (
    <section aria-label={name}>
      <h2>{name}</h2>
      <ul class="care-list">
        {of.map((file) => (
          <li key={file.id}>
            <Line file={file} />
          </li>
        ))}
      </ul>
    </section>
  );

/** One file: what they want to be called, what they chose, and whether their medication ends. */
const Line = ({ file }: { readonly file: File }) => {
  const { t, day } = useWords();
  const { place } = useLog();
  const labels = useLabels();
  const called = useSaid()(file)?.called;
  const askOn = coverOf(file)?.askOn;
  const isEnding = askOn !== undefined && askOn <= timeToDate(place.now());
  return (
    <a class="card care-line" href={`/treatment/at/${file.id}`}>
      <strong>{called ?? t('treatment.list.nameless', { day: day(file.day) })}</strong>
      {file.program === undefined ? null : <span>{labels.of('treatment-program', file.program)}</span>}
      <span>
        {isEnding ? <Badge tone="brand">{t('treatment.list.ends')}</Badge> : null}{' '}
        {t('treatment.list.last', { day: day(file.last) })}
      </span>
    </a>
  );
};
