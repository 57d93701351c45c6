import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { Banner } from '#kit/components/messages.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import { useUnsaved } from '#kit/form/unsaved.ts';
import { useWords } from '#kit/words/context.tsx';
import { orientationKind, orientedKind } from '../../orientation.ts';
import {
  headings,
  longestPoint,
  mostPoints,
  orientationAfter,
  typedPoints,
} from '../../rules/orientation.ts';
import type { LiveRoom } from '../use-room.ts';
import { usePointText } from './point-text.ts';

/** The points that the organization tells who comes the first time. A change makes a new version. */
export const OrientationForm = ({ live }: { readonly live: LiveRoom }) => (
  <Form key={live.room.orientation.version} live={live} />
);

const Form = ({ live }: { readonly live: LiveRoom }) => {
  const { t } = useWords();
  const { orientation } = live.room;
  const text = usePointText();
  const shown = orientation.points.map(text).join('\n');
  const [typed, setTyped] = useState(shown);
  const [isTooLong, setTooLong] = useState(false);
  useUnsaved(typed !== shown);
  const save = (): void => {
    const points = typedPoints(typed, (line) => headings.find((heading) => text(heading) === line));
    setTooLong(points === undefined);
    if (points === undefined) return;
    const { version, ...rest } = orientationAfter(orientation, points);
    if (version === orientation.version) return;
    void live.record(
      [{ kind: orientationKind.kind, body: { version, points: [...rest.points] } }],
      'none',
      t('consumption.orientation.saved', { version }),
    );
  };
  return (
    <details class="card more">
      <summary>{t('consumption.orientation.form')}</summary>
      <div class="room-check">
        <TextField
          name="orientation-points"
          label={t('consumption.orientation.points', { version: orientation.version })}
          hint={t('consumption.orientation.form-hint', {
            most: mostPoints,
            days: orientedKind.keepDays ?? 0,
          })}
          isLong
          value={shown}
          onInput={setTyped}
        />
        {isTooLong ? (
          <Banner tone="danger" isUrgent>
            {t('consumption.orientation.too-long', { most: mostPoints, longest: longestPoint })}
          </Banner>
        ) : null}
        <Button onClick={save}>{t('consumption.orientation.save')}</Button>
      </div>
    </details>
  );
};
