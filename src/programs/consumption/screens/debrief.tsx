import { useState } from 'preact/hooks';
import { ratherNotSay } from '#catalog/choice.ts';
import { Button } from '#kit/components/button.tsx';
import { Choice } from '#kit/components/choice-field.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import { useUnsaved } from '#kit/form/unsaved.ts';
import { useEntries } from '#kit/log-context.tsx';
import { useSealing } from '#kit/use-sealing.ts';
import { useWords } from '#kit/words/context.tsx';
import { type JsonObject, timeToMs } from '#log/index.ts';
import { openPart } from '#log/sealed.ts';
import { NoKeys } from '#visits/screens/note-text.tsx';
import { debriefKind, ownStates } from '../other-events.ts';
import { debriefChars } from '../rules/limits.ts';
import type { Response } from '../rules/response.ts';
import type { LiveRoom } from './use-room.ts';

type DebriefProps = { readonly live: LiveRoom; readonly response: Response };

/** After help: what the team wants to remember, and how whoever helped is. Sealed; nobody has to write anything. */
export const Debrief = ({ live, response }: DebriefProps) => {
  const { t } = useWords();
  const sealing = useSealing();
  const written = useEntries(debriefKind).filter(({ body }) => body.response === response.id);
  return (
    <section class="card" aria-label={t('consumption.debrief.title')}>
      <h2>{t('consumption.debrief.title')}</h2>
      <p class="field-hint">{t('consumption.debrief.hint')}</p>
      {written.map((entry) => {
        const part = openPart(sealing?.cipher, debriefKind, entry);
        return <Written key={entry.id} at={entry.occurredAt} part={part} />;
      })}
      {sealing === undefined ? <p class="waiting">{t('kit.loading')}</p> : null}
      {sealing !== undefined && sealing.cipher === undefined ? <NoKeys can={sealing.can} /> : null}
      {sealing?.cipher === undefined ? null : <Write key={written.length} live={live} response={response} />}
    </section>
  );
};

const Written = ({
  at,
  part,
}: {
  readonly at: string;
  readonly part: ReturnType<typeof openPart<typeof debriefKind.fields>>;
}) => {
  const { t, time } = useWords();
  return (
    <p>
      <strong>{time(timeToMs(at))}</strong>{' '}
      {part === undefined ? (
        <span class="field-hint">{t('consumption.debrief.unreadable')}</span>
      ) : (
        [part.text, part.self && t(`consumption.debrief.self.${part.self}`)].filter(Boolean).join(' · ')
      )}
    </p>
  );
};

const Write = ({ live, response }: DebriefProps) => {
  const { t } = useWords();
  const [text, setText] = useState('');
  const [self, setSelf] = useState<string>();
  const sealed: JsonObject = {
    ...(text.trim() !== '' && { text }),
    ...(self !== undefined && { self }),
  };
  const isEmpty = Object.keys(sealed).length === 0;
  useUnsaved(!isEmpty);
  const save = (): void =>
    void live.record(
      [{ kind: debriefKind.kind, body: { response: response.id }, sealed }],
      response.visit === undefined ? 'none' : { id: response.visit },
      t('consumption.debrief.saved'),
    );
  return (
    <>
      <TextField
        name="debrief"
        label={t('consumption.debrief.text')}
        maxLength={debriefChars}
        isLong
        onInput={setText}
      />
      <Choice
        name="debrief-self"
        label={t('consumption.debrief.self')}
        options={ownStates.map((value) => ({ value, label: t(`consumption.debrief.self.${value}`) }))}
        value={self}
        onChange={(value) => setSelf(value === ratherNotSay ? undefined : value)}
      />
      {self === 'break' || self === 'talk' ? <p role="status">{t('consumption.debrief.tell')}</p> : null}
      <Button isDisabled={isEmpty} onClick={save}>
        {t('consumption.debrief.save')}
      </Button>
    </>
  );
};
