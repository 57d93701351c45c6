import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { Choice } from '#kit/components/choice-field.tsx';
import { Icon } from '#kit/components/icon.tsx';
import { Badge, EmptyState } from '#kit/components/messages.tsx';
import { Page } from '#kit/components/page.tsx';
import type { FeedbackHead } from '#kit/feedback.ts';
import { useLog } from '#kit/log-context.tsx';
import { goToPath } from '#kit/path.ts';
import { useWords } from '#kit/words/context.tsx';
import { Away } from './away.tsx';
import { asking, useAsked } from './use-feedback.ts';

/** What people said, without its words: what waits first, and all of it when asked. */
export const Screen = () => {
  const { t } = useWords();
  const { health, place } = useLog();
  const [which, setWhich] = useState<'open' | 'all'>('open');
  const [more, setMore] = useState<readonly FeedbackHead[]>([]);
  const [next, setNext] = useState<string>();
  const { answer, again } = useAsked((asks) => asks.feedback(which), [which]);
  const first = answer?.ok === true ? answer.value : undefined;
  const told = [...(first?.told ?? []), ...more];
  const after = more.length === 0 ? first?.next : next;
  const pick = (value: string): void => {
    setMore([]);
    setWhich(value === 'all' ? 'all' : 'open');
  };
  const goOn = async (): Promise<void> => {
    const page = await asking(health, (asks) => asks.feedback(which, after));
    if (!page.ok) return again();
    setMore([...more, ...page.value.told]);
    setNext(page.value.next);
  };
  return (
    <Page title={t('say.title')} back="/office">
      <p>{t('say.list.what')}</p>
      <div class="form-actions">
        <Button icon="printer" onClick={() => goToPath('/say/sheet')}>
          {t('say.list.sheet')}
        </Button>
        {place.code === undefined ? null : (
          <a class="button" href={`/p/${place.code}/you-said`} target="_blank" rel="noreferrer">
            {t('say.list.page')}
          </a>
        )}
      </div>
      <Choice
        name="which"
        label={t('say.list.which')}
        canDecline={false}
        options={[
          { value: 'open', label: t('say.list.open') },
          { value: 'all', label: t('say.list.all') },
        ]}
        value={which}
        onChange={pick}
      />
      {answer === undefined ? <p class="waiting">{t('kit.loading')}</p> : null}
      {answer?.ok === false ? <Away failure={answer.error} again={again} /> : null}
      {answer?.ok === true && told.length === 0 ? (
        <EmptyState icon="check">{t(which === 'open' ? 'say.list.none-open' : 'say.list.none')}</EmptyState>
      ) : null}
      {told.length === 0 ? null : (
        <ul class="rows card">
          {told.map((one) => (
            <Row key={one.id} one={one} />
          ))}
        </ul>
      )}
      {after === undefined ? null : <Button onClick={() => void goOn()}>{t('say.list.more')}</Button>}
    </Page>
  );
};

const Row = ({ one }: { readonly one: FeedbackHead }) => {
  const { t, day } = useWords();
  return (
    <li class="row">
      <a class="alert-row grow" href={`/say/at/${one.id}`}>
        <strong>{t(`say.sort.${one.sort}`)}</strong>
        <span class="field-hint">
          {[t(`say.about.${one.about ?? 'none'}`), day(one.day), t(`say.state.${one.state}`)].join(' · ')}
        </span>
        {one.isLate ? (
          <Badge tone="warning" icon="clock">
            {t('say.late')}
          </Badge>
        ) : null}
        {one.isShown ? <Badge icon="check">{t('say.shown')}</Badge> : null}
        <Icon name="next" />
      </a>
    </li>
  );
};
