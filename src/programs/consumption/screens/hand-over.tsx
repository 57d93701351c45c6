import { Button } from '#kit/components/button.tsx';
import { NothingKept } from '#kit/components/nothing-kept.tsx';
import { Page } from '#kit/components/page.tsx';
import type { ScreenProps } from '#kit/screen.ts';
import { useWords } from '#kit/words/context.tsx';
import { msToDate } from '#log/calendar.ts';
import { useLabels } from '#visits/screens/labels.ts';
import { dosesOf, type Response } from '../rules/response.ts';
import type { Session } from '../rules/session.ts';
import { StepList, useStepDetail } from './step-list.tsx';
import { clockText } from './texts.ts';
import { useRoom } from './use-room.ts';

/** For the ambulance, on one page: what was seen and done, and when. No name. */
export const Screen = ({ params }: ScreenProps) => {
  const { t } = useWords();
  const { room, now } = useRoom();
  const response = room.responses.find(({ id }) => id === params['id']);
  const session = room.sessions.find(({ id }) => id === response?.visit);
  return (
    <Page
      title={t('consumption.hand-over.title')}
      back={`/room/response/${params['id']}`}
      actions={
        <Button icon="printer" onClick={() => window.print()}>
          {t('consumption.hand-over.print')}
        </Button>
      }
    >
      {response === undefined ? (
        <NothingKept icon="heart">{t('consumption.response.gone')}</NothingKept>
      ) : (
        <Summary response={response} session={session} now={now} />
      )}
    </Page>
  );
};

const Summary = ({
  response,
  session,
  now,
}: {
  readonly response: Response;
  readonly session: Session | undefined;
  readonly now: number;
}) => {
  const { t, time, day } = useWords();
  const labels = useLabels();
  const detail = useStepDetail();
  const doses = dosesOf(response);
  const reading = response.steps.findLast(({ step }) => step === 'reading');
  const facts: readonly (readonly [string, string])[] = [
    ['began', `${day(msToDate(response.openedAt))} ${time(response.openedAt)}`],
    ['what', t(`consumption.event.${response.event}`)],
    ['lasts', clockText((response.state === 'open' ? now : response.lastAt) - response.openedAt)],
    [
      'drug',
      session?.use?.drug === undefined ? t('consumption.not-said') : labels.of('substance', session.use.drug),
    ],
    [
      'route',
      session?.use?.route === undefined
        ? t('consumption.not-said')
        : t(`consumption.route.${session.use.route}`),
    ],
    ['doses', doses.length === 0 ? t('consumption.hand-over.no-doses') : doses.map(detail).join('; ')],
    [
      'oxygen',
      response.steps
        .filter(({ step }) => step === 'oxygen')
        .map(detail)
        .join('; ') || t('consumption.no'),
    ],
    ['reading', reading === undefined ? t('consumption.not-said') : detail(reading)],
  ];
  return (
    <section class="card room-hand-over">
      <p class="field-hint">{t('consumption.hand-over.hint')}</p>
      <dl>
        {facts.map(([name, text]) => (
          <div key={name}>
            <dt>{t(`consumption.hand-over.${name}`)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <h2>{t('consumption.hand-over.steps')}</h2>
      <StepList response={response} />
    </section>
  );
};
