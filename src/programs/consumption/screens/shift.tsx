import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { MultiChoice } from '#kit/components/choice-field.tsx';
import { Dialog } from '#kit/components/dialog.tsx';
import { useWords } from '#kit/words/context.tsx';
import { type ShiftCheck, shiftChecks, shiftKind, stayKind } from '../entries.ts';
import { present } from '../rules/room.ts';
import { ShiftHandOver } from './shift-hand-over.tsx';
import { type LiveRoom, seatName } from './use-room.ts';
import type { Sound } from './use-sound.ts';

/** Before the room opens: what was looked at, and whether this tablet can be heard. Nothing of it is a condition. */
export const OpenShift = ({ live, sound }: { readonly live: LiveRoom; readonly sound: Sound }) => {
  const { t } = useWords();
  const [checked, setChecked] = useState<readonly string[]>([]);
  const isChecked = (check: string): check is ShiftCheck =>
    (shiftChecks as readonly string[]).includes(check);
  return (
    <section class="card room-shift">
      <h2>{t('consumption.shift.open-title')}</h2>
      <p>{t('consumption.shift.test')}</p>
      <TestAlarms sound={sound} />
      <MultiChoice
        name="checked"
        label={t('consumption.shift.checked')}
        canDecline={false}
        options={shiftChecks.map((check) => ({ value: check, label: t(`consumption.shift.${check}`) }))}
        values={checked}
        onChange={setChecked}
      />
      <Button
        tone="primary"
        size="large"
        isWide
        onClick={() =>
          void live.record(
            [{ kind: shiftKind.kind, body: { step: 'open', checked: checked.filter(isChecked) } }],
            'none',
            t('consumption.shift.opened'),
          )
        }
      >
        {t('consumption.shift.open')}
      </Button>
    </section>
  );
};

/** Whether this tablet can be heard: on each of them, at any time of a shift. */
export const TestAlarms = ({ sound }: { readonly sound: Sound }) => {
  const { t } = useWords();
  return (
    <>
      <div class="room-row">
        <Button icon="bell" onClick={() => sound.test('high')}>
          {t('consumption.sound.test-high')}
        </Button>
        <Button icon="bell" onClick={() => sound.test('medium')}>
          {t('consumption.sound.test-medium')}
        </Button>
      </div>
      <p class="field-hint">{t('consumption.sound.not-heard')}</p>
    </>
  );
};

/** Closing asks about everybody who is still here: nobody is closed away. */
export const CloseShift = ({ live }: { readonly live: LiveRoom }) => {
  const { t } = useWords();
  const [isAsking, setAsking] = useState(false);
  const here = present(live.room.sessions);
  return (
    <>
      <Button isWide onClick={() => setAsking(true)}>
        {t('consumption.shift.close')}
      </Button>
      <Dialog
        title={t('consumption.shift.close')}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{t('consumption.shift.keep-open')}</Button>
            <Button
              tone="primary"
              isDisabled={here.length > 0}
              onClick={() => {
                setAsking(false);
                void live.record(
                  [{ kind: shiftKind.kind, body: { step: 'close' } }],
                  'none',
                  t('consumption.shift.closed'),
                );
              }}
            >
              {t('consumption.shift.close')}
            </Button>
          </>
        }
      >
        {here.length === 0 ? (
          <p>{t('consumption.shift.nobody')}</p>
        ) : (
          <>
            <p>{t('consumption.shift.still-here', { count: here.length })}</p>
            <ul class="room-queue">
              {here.map((session) => (
                <li key={session.id}>
                  <span>
                    {seatName(live.room.set, session.seat) ?? '–'} · {t(`consumption.stage.${session.stage}`)}
                  </span>
                  {(['left-well', 'left-without-word'] as const).map((stage) => (
                    <Button
                      key={stage}
                      onClick={() => void live.record([{ kind: stayKind.kind, body: { stage } }], session)}
                    >
                      {t(`consumption.stage.${stage}`)}
                    </Button>
                  ))}
                </li>
              ))}
            </ul>
          </>
        )}
        <ShiftHandOver room={live.room} />
      </Dialog>
    </>
  );
};
