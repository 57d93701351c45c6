import { useEffect, useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { NothingKept } from '#kit/components/nothing-kept.tsx';
import { Page } from '#kit/components/page.tsx';
import type { ScreenProps } from '#kit/screen.ts';
import { useWords } from '#kit/words/context.tsx';
import type { JsonObject } from '#log/index.ts';
import { outcomes, responseEndKind, type Step, stepKind, steps } from '../entries.ts';
import { type EventName, eventKind } from '../other-events.ts';
import { nextOwn, ownList, type Response, usualNext } from '../rules/response.ts';
import { breathMs, repeating } from '../rules/ringing.ts';
import { secondOf } from '../rules/room.ts';
import { Debrief } from './debrief.tsx';
import { EventChoice, OwnSteps } from './own-steps.tsx';
import { AmbulancePanel, NaloxonePanel, OxygenPanel, ReadingPanel } from './response-panels.tsx';
import { RoomFrame } from './room-frame.tsx';
import { StepList } from './step-list.tsx';
import { clockText } from './texts.ts';
import { type LiveRoom, seatName, useRoom } from './use-room.ts';
import type { Sound } from './use-sound.ts';

/** Help: a running clock, and what is done in single taps. The step that is most often next lies under the thumb. */
export const Screen = ({ params }: ScreenProps) => {
  const { t } = useWords();
  const live = useRoom();
  const response = live.room.responses.find(({ id }) => id === params['id']);
  const seat = seatName(live.room.set, response?.seat);
  return (
    <Page
      title={seat === undefined ? t('consumption.response.title') : t('consumption.response.at', { seat })}
      back="/room"
    >
      <RoomFrame live={live} {...(response !== undefined && { here: response.id })}>
        {(sound) =>
          response === undefined ? (
            <NothingKept icon="heart">{t('consumption.response.gone')}</NothingKept>
          ) : (
            <Running live={live} response={response} sound={sound} />
          )
        }
      </RoomFrame>
    </Page>
  );
};

type RunningProps = { readonly live: LiveRoom; readonly response: Response; readonly sound: Sound };

const Running = ({ live, response, sound }: RunningProps) => {
  const { t } = useWords();
  const { now, record } = live;
  const [asked, setAsked] = useState<Step>();
  const visit = response.visit === undefined ? ('none' as const) : { id: response.visit };
  const tell = (kind: string, more: JsonObject, said: string): void => {
    setAsked(undefined);
    const body = { response: response.id, second: secondOf(response, now), ...more };
    void record([{ kind, body }], visit, said);
  };
  const note = (step: Step, more: JsonObject = {}): void =>
    tell(stepKind.kind, { step, ...more }, t(`consumption.step.${step}`));
  const noteOwn = (step: string): void => tell(eventKind.kind, { event: response.event, step }, step);
  const say = (event: EventName): void =>
    tell(eventKind.kind, { event }, t('consumption.event.is', { event: t(`consumption.event.${event}`) }));
  // What needs a word more is asked; everything else is written at the tap.
  const tap = (step: Step): void => {
    if (step === 'reading' || step === 'naloxone' || step === 'ambulance-called')
      setAsked(asked === step ? undefined : step);
    else note(step);
  };
  const isOverdose = response.event === 'overdose';
  const list = ownList(live.room.lists, response.event);
  // What is often next in an overdose is nobody's guess in a quarrel: there only the organization's own list leads.
  const next = isOverdose ? usualNext(response.steps) : undefined;
  const ownNext = nextOwn(list, response.ownSteps);
  const isOpen = response.state === 'open';
  return (
    <div class="room-response">
      <p class="room-clock" role="timer" aria-label={t('consumption.response.clock')}>
        {clockText((isOpen ? now : response.lastAt) - response.openedAt)}
      </p>
      {isOpen ? <EventChoice event={response.event} onChoose={say} /> : null}
      <StepList response={response} />
      {isOpen ? (
        <>
          {isOverdose ? null : <OwnSteps list={list} next={ownNext} onTap={noteOwn} />}
          <OxygenPanel live={live} response={response} />
          {asked === 'reading' ? <ReadingPanel onNote={(more) => note('reading', more)} /> : null}
          {asked === 'naloxone' ? <NaloxonePanel onNote={(more) => note('naloxone', more)} /> : null}
          {asked === 'ambulance-called' ? (
            <AmbulancePanel onNote={(more) => note('ambulance-called', more)} />
          ) : null}
          <fieldset class="room-steps">
            <legend class="hidden-visually">{t('consumption.response.steps')}</legend>
            {steps
              .filter((step) => step !== next)
              .map((step) => (
                <Button key={step} size="large" onClick={() => tap(step)}>
                  {t(`consumption.step.${step}`)}
                </Button>
              ))}
          </fieldset>
          <Metronome sound={sound} />
        </>
      ) : (
        <>
          <p class="room-stage">{t(`consumption.outcome.${response.state}`)}</p>
          <Debrief live={live} response={response} />
        </>
      )}
      <a class="button" href={`/room/hand-over/${response.id}`}>
        {t('consumption.hand-over.title')}
      </a>
      {isOpen ? (
        <>
          <details class="more">
            <summary>{t('consumption.response.end')}</summary>
            <div class="room-moves">
              {outcomes.map((outcome) => (
                <Button
                  key={outcome}
                  onClick={() =>
                    void record(
                      [{ kind: responseEndKind.kind, body: { response: response.id, outcome } }],
                      visit,
                      t(`consumption.outcome.${outcome}`),
                    )
                  }
                >
                  {t(`consumption.outcome.${outcome}`)}
                </Button>
              ))}
            </div>
          </details>
          {/* Last, so that it stays in sight wherever the page stands. */}
          {next === undefined ? null : <Next onTap={() => tap(next)}>{t(`consumption.step.${next}`)}</Next>}
          {ownNext === undefined ? null : <Next onTap={() => noteOwn(ownNext)}>{ownNext}</Next>}
        </>
      ) : null}
    </div>
  );
};

const Next = ({ onTap, children }: { readonly onTap: () => void; readonly children: string }) => (
  <div class="room-next">
    <Button size="large" isWide tone="primary" onClick={onTap}>
      {children}
    </Button>
  </div>
);

const Metronome = ({ sound }: { readonly sound: Sound }) => {
  const { t } = useWords();
  const [isOn, setOn] = useState(false);
  const [count, setCount] = useState(0);
  useEffect(() => {
    if (!isOn) return;
    const breathe = (): void => {
      sound.breath();
      setCount((before) => before + 1);
    };
    return repeating(breathMs, breathe);
  }, [isOn]);
  return (
    <div class="room-row">
      <Button icon="bell" onClick={() => setOn(!isOn)}>
        {t(isOn ? 'consumption.metronome.stop' : 'consumption.metronome.start')}
      </Button>
      {isOn ? (
        // Made anew with each breath, so that its light swells once.
        <span key={count} class="room-breath">
          {t('consumption.metronome.breathe')}
        </span>
      ) : null}
    </div>
  );
};
