import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { Choice } from '#kit/components/choice-field.tsx';
import { DateField } from '#kit/components/date-field.tsx';
import { Banner } from '#kit/components/messages.tsx';
import { Stepper } from '#kit/components/stepper.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import { useUnsaved } from '#kit/form/unsaved.ts';
import { useLog } from '#kit/log-context.tsx';
import { useTold } from '#kit/use-told.ts';
import { useWords } from '#kit/words/context.tsx';
import { type EntryOf, type JsonObject, timeToDate } from '#log/index.ts';
import {
  askedChars,
  type DecisionBody,
  decisionChars,
  decisionKind,
  decisionStates,
  labelChars,
  type MeetingBody,
  meetingKind,
  type SeatBody,
  seatKind,
  seatStates,
} from '../board.ts';

interface FormProps<B> {
  /** What is changed; left out: a new one. */
  readonly of?: EntryOf<B>;
  readonly onDone: () => void;
}

/** Saves what was typed: a new entry, or a correction of the one that was there. */
const useSave = <B,>(
  kind: { readonly kind: string; readonly version: number },
  { of, onDone }: FormProps<B>,
) => {
  const { t } = useWords();
  const { recorder } = useLog();
  const tell = useTold();
  return async (body: object): Promise<void> => {
    const draft = {
      kind: kind.kind,
      version: kind.version,
      body: body as JsonObject,
      ...(of !== undefined && { supersedes: [of.id] }),
    };
    if (tell(await recorder.record([draft], 'none'), t('say.one.saved')) !== undefined) onDone();
  };
};

/** The fields of one, a button that saves and one that does not. */
const Fields = ({
  isMissing,
  onSave,
  onDone,
  children,
}: {
  /** What cannot be left out was left out. */
  readonly isMissing: boolean;
  readonly onSave: () => Promise<void>;
  readonly onDone: () => void;
  readonly children: ComponentChildren;
}) => {
  const { t } = useWords();
  const [isTold, setTold] = useState(false);
  useUnsaved(!isMissing);
  return (
    <form
      class="form grow"
      onSubmit={(event) => {
        event.preventDefault();
        setTold(isMissing);
        if (!isMissing) void onSave();
      }}
    >
      {children}
      {isTold && isMissing ? <Banner tone="warning">{t('say.one.needs')}</Banner> : null}
      <div class="form-actions">
        <Button type="submit" tone="primary">
          {t('kit.save')}
        </Button>
        <Button tone="quiet" onClick={onDone}>
          {t('say.board.leave')}
        </Button>
      </div>
    </form>
  );
};

export const SeatForm = (props: FormProps<SeatBody>) => {
  const { t } = useWords();
  const save = useSave(seatKind, props);
  const [label, setLabel] = useState(props.of?.body.label ?? '');
  const [state, setState] = useState<string>(props.of?.body.state ?? 'open');
  return (
    <Fields
      isMissing={label.trim() === ''}
      onSave={() => save({ label: label.trim(), state })}
      onDone={props.onDone}
    >
      <TextField
        name="label"
        label={t('say.board.label')}
        hint={t('say.board.label-hint')}
        value={label}
        onInput={setLabel}
        maxLength={labelChars}
      />
      <Choice
        name="state"
        label={t('say.board.seat-state')}
        canDecline={false}
        options={seatStates.map((value) => ({ value, label: t(`say.board.seat.${value}`) }))}
        value={state}
        onChange={setState}
      />
    </Fields>
  );
};

export const MeetingForm = (props: FormProps<MeetingBody>) => {
  const { t } = useWords();
  const { place } = useLog();
  const save = useSave(meetingKind, props);
  const own = props.of?.body;
  const [day, setDay] = useState<string>(own?.day ?? timeToDate(place.now()));
  const [came, setCame] = useState(own?.came);
  const [asked, setAsked] = useState(own?.asked ?? '');
  const text = asked.trim();
  return (
    <Fields
      isMissing={day === ''}
      onSave={() =>
        save({ day, ...(came !== undefined && { came }), ...(text !== '' && { asked: oneLine(text) }) })
      }
      onDone={props.onDone}
    >
      <DateField name="day" label={t('say.board.day')} value={day} onInput={setDay} />
      <Stepper
        label={t('say.board.how-many')}
        value={came}
        max={500}
        onChange={setCame}
        onClear={() => setCame(undefined)}
      />
      <TextField
        name="asked"
        label={t('say.board.asked')}
        value={asked}
        onInput={setAsked}
        isLong
        maxLength={askedChars}
      />
    </Fields>
  );
};

export const DecisionForm = (props: FormProps<DecisionBody>) => {
  const { t } = useWords();
  const { place } = useLog();
  const save = useSave(decisionKind, props);
  const own = props.of?.body;
  const [day, setDay] = useState<string>(own?.day ?? timeToDate(place.now()));
  const [what, setWhat] = useState(own?.what ?? '');
  const [state, setState] = useState<string>(own?.state ?? 'open');
  const [why, setWhy] = useState(own?.why ?? '');
  const [isPublic, setPublic] = useState(own?.isPublic ?? false);
  const reason = state === 'not-done' ? oneLine(why.trim()) : '';
  return (
    <Fields
      isMissing={what.trim() === '' || day === '' || (state === 'not-done' && reason === '')}
      onSave={() =>
        save({ day, what: oneLine(what.trim()), state, isPublic, ...(reason !== '' && { why: reason }) })
      }
      onDone={props.onDone}
    >
      <DateField name="day" label={t('say.board.day')} value={day} onInput={setDay} />
      <TextField
        name="what"
        label={t('say.board.decided')}
        value={what}
        onInput={setWhat}
        isLong
        maxLength={decisionChars}
      />
      <Choice
        name="state"
        label={t('say.board.came-of-it')}
        canDecline={false}
        options={decisionStates.map((value) => ({ value, label: t(`say.board.state.${value}`) }))}
        value={state}
        onChange={setState}
      />
      {state === 'not-done' ? (
        <TextField
          name="why"
          label={t('say.board.why')}
          value={why}
          onInput={setWhy}
          maxLength={decisionChars}
        />
      ) : null}
      <Choice
        name="public"
        label={t('say.board.may-show')}
        canDecline={false}
        options={[
          { value: 'no', label: t('say.board.show-no') },
          { value: 'yes', label: t('say.board.show-yes') },
        ]}
        value={isPublic ? 'yes' : 'no'}
        onChange={(value) => setPublic(value === 'yes')}
      />
    </Fields>
  );
};

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');
