import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { Banner } from '#kit/components/messages.tsx';
import { useEntries, useLog } from '#kit/log-context.tsx';
import { useTold } from '#kit/use-told.ts';
import { useWords } from '#kit/words/context.tsx';
import type { Uuid } from '#log/index.ts';
import { consentKind } from '../entries.ts';
import { consentOf } from '../rules/consent.ts';
import { joinDrafts, partDrafts } from '../rules/join.ts';
import { newSubject } from './adapters/chance.ts';
import { CardAsk } from './card-ask.tsx';
import { useJoins } from './use-joins.ts';

type Shown = { readonly is: 'one'; readonly other: Uuid } | { readonly is: 'not'; readonly why: string };

/**
 * Two cards that turn out to be of one person. Both are at hand, the person agrees, and a worker decides; nothing is joined by itself.
 * It is taken apart here too, and then all is as it was.
 */
export const Join = ({
  ids,
}: {
  /** The person's, the one whose card was shown first. */ readonly ids: readonly Uuid[];
}) => {
  const { t } = useWords();
  const { recorder } = useLog();
  const told = useTold();
  const joins = useJoins();
  const said = useEntries(consentKind);
  const [isAsking, setAsking] = useState(false);
  const [shown, setShown] = useState<Shown>();
  const [person = ''] = ids;
  const agreesOf = (id: Uuid): boolean => consentOf(said, id).visits === true;
  const look = (other: Uuid | undefined): void => {
    if (other === undefined) setShown({ is: 'not', why: 'cards.join.unknown' });
    else if (ids.includes(other)) setShown({ is: 'not', why: 'cards.join.same' });
    else if (!agreesOf(person) || !agreesOf(other)) setShown({ is: 'not', why: 'cards.join.not-agreed' });
    else setShown({ is: 'one', other });
  };
  const join = async (other: Uuid): Promise<void> => {
    const saved = await recorder.record(joinDrafts(person, other, newSubject), 'none');
    if (told(saved, t('cards.join.joined')) === undefined) return;
    setAsking(false);
    setShown(undefined);
  };
  const part = async (): Promise<void> => {
    told(await recorder.record(partDrafts(joins, person), 'none'), t('cards.join.parted'));
  };
  return (
    <section class="card">
      <h2>{t('cards.join.title')}</h2>
      {ids.length > 1 ? (
        <>
          <p>{t('cards.join.is', { count: ids.length - 1 })}</p>
          <p class="field-hint">{t('cards.join.part-what')}</p>
          <Button onClick={() => void part()}>{t('cards.join.part')}</Button>
        </>
      ) : null}
      {isAsking ? (
        <>
          <p>{t('cards.join.text')}</p>
          <CardAsk onCard={(_tokens, found) => look(found.is === 'found' ? found.subject : undefined)} />
          {shown?.is === 'not' ? (
            <p class="field-problem" role="alert">
              {t(shown.why)}
            </p>
          ) : null}
          {shown?.is === 'one' ? (
            <>
              <Banner tone="warning">{t('cards.join.what')}</Banner>
              <Button tone="primary" onClick={() => void join(shown.other)}>
                {t('cards.join.do')}
              </Button>
            </>
          ) : null}
        </>
      ) : (
        <Button icon="plus" onClick={() => setAsking(true)}>
          {t('cards.join.ask')}
        </Button>
      )}
    </section>
  );
};
