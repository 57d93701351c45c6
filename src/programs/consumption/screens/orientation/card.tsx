import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { MultiChoice } from '#kit/components/choice-field.tsx';
import { useView } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { type Oriented, orientedKind } from '../../orientation.ts';
import { isToBeOffered, orientedIn } from '../../rules/orientation.ts';
import type { Session } from '../../rules/session.ts';
import type { LiveRoom } from '../use-room.ts';
import { usePointText } from './point-text.ts';

type CardProps = { readonly live: LiveRoom; readonly session: Session };

/**
 * What who comes the first time is told, as a checklist. It opens by itself for a card whose person did not answer to this version
 * yet; for everybody else it is one tap away. Nobody has to hear any of it, and nothing waits for it.
 */
export const OrientationCard = ({ live, session }: CardProps) => {
  const { t } = useWords();
  const { orientation, oriented } = live.room;
  const said = orientedIn(oriented, session.id);
  const known = useView((view) => view.effective({ kinds: [orientedKind.kind] }));
  if (orientation.points.length === 0) return null;
  const isNew =
    said === undefined &&
    session.subject !== undefined &&
    isToBeOffered(known, session.subject, orientation.version);
  return (
    <details key={`${isNew} ${said?.id}`} class="card more" open={isNew}>
      <summary>
        {said === undefined
          ? t('consumption.orientation.title')
          : t(`consumption.orientation.${said.body.answer}`)}
      </summary>
      {isNew ? <p>{t('consumption.orientation.new')}</p> : null}
      <Checklist live={live} session={session} {...(said !== undefined && { before: said.id })} />
    </details>
  );
};

const Checklist = ({ live, session, before }: CardProps & { readonly before?: string }) => {
  const { t } = useWords();
  const { version, points } = live.room.orientation;
  const text = usePointText();
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const told = ticked.length === 0 ? points.length : ticked.length;
  const say = (answer: Oriented['answer']): void => {
    void live.record(
      [
        {
          kind: orientedKind.kind,
          body: { version, answer },
          ...(before !== undefined && { supersedes: [before] }),
        },
      ],
      session,
      t(`consumption.orientation.${answer}`),
    );
  };
  return (
    <div class="room-check">
      <MultiChoice
        name="orientation"
        label={t('consumption.orientation.points', { version })}
        hint={t('consumption.orientation.hint')}
        canDecline={false}
        options={points.map((point) => ({ value: point, label: text(point) }))}
        values={ticked}
        onChange={setTicked}
      />
      <div class="room-moves">
        <Button tone="primary" size="large" onClick={() => say(told < points.length ? 'in-part' : 'done')}>
          {told === points.length
            ? t('consumption.orientation.all')
            : t('consumption.orientation.some', { told, all: points.length })}
        </Button>
        {(['declined', 'not-offered'] as const).map((each) => (
          <Button key={each} size="large" onClick={() => say(each)}>
            {t(`consumption.orientation.to.${each}`)}
          </Button>
        ))}
      </div>
    </div>
  );
};
