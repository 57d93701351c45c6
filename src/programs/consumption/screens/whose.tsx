import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { Later } from '#kit/components/later.tsx';
import { Banner } from '#kit/components/messages.tsx';
import type { Draft } from '#kit/recorder.ts';
import { useWords } from '#kit/words/context.tsx';
import type { Uuid } from '#log/index.ts';
import { useVisitParts } from '#visits/screens/panels.tsx';
import { stayKind } from '../entries.ts';
import { orientedKind } from '../orientation.ts';
import { orientedIn } from '../rules/orientation.ts';
import { present } from '../rules/room.ts';
import type { Session } from '../rules/session.ts';
import { type LiveRoom, seatName } from './use-room.ts';

/**
 * Whose stay it is, for who wants to show a card: it shows nothing of them. One card is in the room once: the second time it
 * leads to the stay that it opened.
 */
export const Whose = ({ live, session }: { readonly live: LiveRoom; readonly session: Session }) => {
  const { t } = useWords();
  const ask = useVisitParts().programs.find(({ person }) => person !== undefined)?.person;
  const [isOpen, setOpen] = useState(false);
  const [other, setOther] = useState<Session>();
  if (session.subject !== undefined) return <p>{t('consumption.whose.known')}</p>;
  if (ask === undefined) return null;
  const choose = (subject?: Uuid, drafts: readonly Draft[] = []): void => {
    setOpen(false);
    const there = present(live.room.sessions).find((each) => each.subject === subject);
    setOther(subject === undefined ? undefined : there);
    if (subject === undefined || there !== undefined) return;
    const told = orientedIn(live.room.oriented, session.id);
    const deeds = [
      { kind: stayKind.kind, body: { stage: session.stage, ...seatOf(session) } },
      // Whoever was told before they showed the card is not asked again at their next stay.
      ...(told === undefined ? [] : [{ kind: orientedKind.kind, body: told.body, supersedes: [told.id] }]),
      ...drafts,
    ];
    void live.record(
      deeds.map((deed) => ({ ...deed, subject })),
      session,
      t('consumption.whose.known'),
    );
  };
  return (
    <>
      <Button icon="person" onClick={() => setOpen(true)}>
        {t('consumption.whose.ask')}
      </Button>
      {other === undefined ? null : (
        <Banner tone="warning">
          {t('consumption.whose.twice')}{' '}
          <a href={`/room/stay/${other.id}`}>
            {other.seat === undefined
              ? t('consumption.stay.title')
              : t('consumption.seat', { seat: seatName(live.room.set, other.seat) ?? other.seat })}
          </a>
        </Banner>
      )}
      {isOpen ? <Later load={ask} props={{ onChoose: choose, onClose: () => setOpen(false) }} /> : null}
    </>
  );
};

const seatOf = ({ seat }: Session) => (seat === undefined ? {} : { seat });
