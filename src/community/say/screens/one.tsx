import { useRef } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { Badge } from '#kit/components/messages.tsx';
import { Page } from '#kit/components/page.tsx';
import { useToast } from '#kit/components/toast.tsx';
import type { FeedbackMove, FeedbackRead } from '#kit/feedback.ts';
import { useLog } from '#kit/log-context.tsx';
import type { ScreenProps } from '#kit/screen.ts';
import { useWords } from '#kit/words/context.tsx';
import { mayMove } from '../rules/life.ts';
import { type ActProps, AnswerForm, CloseForm, ShowForm } from './act.tsx';
import { Away } from './away.tsx';
import { asking, useAsked } from './use-feedback.ts';

/** One thing that somebody said, with its words as long as this screen is open, and what is to become of it. */
export const Screen = ({ params }: ScreenProps) => {
  const { t } = useWords();
  const { health } = useLog();
  const toast = useToast();
  const id = params['id'] ?? '';
  const isBusy = useRef(false);
  const { answer, again } = useAsked((asks) => asks.readFeedback(id), [id]);
  const move = async (moved: FeedbackMove): Promise<boolean> => {
    if (isBusy.current) return false;
    isBusy.current = true;
    const done = await asking(health, (asks) => asks.moveFeedback(id, moved));
    isBusy.current = false;
    toast(
      done.ok
        ? { text: t('say.one.saved'), icon: 'check' }
        : { text: t(`log.error.${done.error.code}`), icon: 'warning' },
    );
    if (done.ok) again();
    return done.ok;
  };
  return (
    <Page title={t('say.one.title')} back="/say">
      {answer === undefined ? <p class="waiting">{t('kit.loading')}</p> : null}
      {answer?.ok === false ? <Away failure={answer.error} again={again} /> : null}
      {answer?.ok === true ? (
        <>
          <Words one={answer.value} />
          <Acts key={answer.value.state} one={answer.value} move={move} />
        </>
      ) : null}
    </Page>
  );
};

const Words = ({ one }: { readonly one: FeedbackRead }) => {
  const { t, day } = useWords();
  return (
    <section class="card">
      <h2>{t(`say.sort.${one.sort}`)}</h2>
      <p class="field-hint">
        {[t(`say.about.${one.about ?? 'none'}`), day(one.day), t(`say.state.${one.state}`)].join(' · ')}
      </p>
      {one.isLate ? (
        <Badge tone="warning" icon="clock">
          {t('say.late')}
        </Badge>
      ) : null}
      <h3>{t('say.one.words')}</h3>
      {one.words === null ? <p>{t('say.one.no-words')}</p> : <p class="note-text">{one.words}</p>}
      <p class="field-hint">{t(`say.one.may.${one.may ?? 'none'}`)}</p>
      <p class="field-hint">{t('say.one.private')}</p>
      {one.answer === null ? null : (
        <>
          <h3>{t('say.one.answered')}</h3>
          <p class="note-text">{one.answer}</p>
        </>
      )}
      {one.why === null ? null : <p>{t(`say.why.${one.why}`)}</p>}
    </section>
  );
};

const Acts = ({ one, move }: ActProps) => {
  const { t } = useWords();
  const { state } = one;
  const may = (what: FeedbackMove['what']): boolean =>
    mayMove({ state, shown: one.shown ?? undefined }, what, one.may ?? undefined);
  return (
    <>
      {may('look') ? (
        <Button
          tone={state === 'received' ? 'primary' : 'plain'}
          isWide
          onClick={() => void move({ what: 'look' })}
        >
          {t(state === 'received' ? 'say.one.look' : 'say.one.look-again')}
        </Button>
      ) : null}
      {may('answer') ? <AnswerForm one={one} move={move} /> : null}
      {may('close') ? <CloseForm one={one} move={move} /> : null}
      {one.shown === null ? null : (
        <section class="card">
          <h2>{t('say.one.shown')}</h2>
          <p class="note-text">{one.shown.said}</p>
          <p class="note-text">{one.shown.done}</p>
          <Button onClick={() => void move({ what: 'hide' })}>{t('say.one.hide')}</Button>
        </section>
      )}
      {may('show') && one.shown === null ? <ShowForm one={one} move={move} /> : null}
    </>
  );
};
