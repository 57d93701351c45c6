import { useState } from 'preact/hooks';
import { capacityOf } from '#community/directory/rules/listing.ts';
import { sayCapacity, sayState } from '#community/directory/rules/say.ts';
import type { LiveDirectory } from '#community/directory/screens/use-directory.ts';
import { TextField } from '#kit/components/text-field.tsx';
import { useWords } from '#kit/words/context.tsx';
import type { CareNeed } from '../entries.ts';
import { placesFor } from '../rules/places.ts';

export interface Place {
  readonly service?: string | undefined;
  readonly name: string;
}

/** So many are in sight; a place further down is one tap more. */
const first = 5;
/** What of a door is worth knowing before a person is sent there. */
const told = ['sameDay', 'insurance', 'methadone', 'abstinence'] as const;

/** To whom: places of the directory that answer to the need, open ones first, each with what is free and what it asks; or any other. */
export const PlaceChoice = ({
  live: { directory, now, say },
  needs,
  chosen,
  onChange,
}: {
  readonly live: LiveDirectory;
  readonly needs: readonly CareNeed[];
  readonly chosen: Place | undefined;
  readonly onChange: (place: Place | undefined) => void;
}) => {
  const { t } = useWords();
  const [isAll, setAll] = useState(false);
  const found = placesFor(directory, needs, now);
  const shown = isAll ? found : found.slice(0, first);
  return (
    <fieldset class="field">
      <legend>{t('care.ask.place')}</legend>
      {needs.length === 0 ? <p class="field-hint">{t('care.ask.place-after')}</p> : null}
      {needs.length > 0 && found.length === 0 ? <p class="field-hint">{t('care.ask.place-none')}</p> : null}
      <div class="care-places">
        {shown.map(({ listing: { id, body }, listing, state }) => {
          const capacity = capacityOf(listing, directory, now);
          const door = told.flatMap((question) => {
            const answer = body.door?.[question];
            return answer === undefined ? [] : [t(`directory.door.${question}.${answer}`)];
          });
          return (
            <label key={id} class="chip care-place">
              <input
                type="radio"
                name="place"
                value={id}
                checked={chosen?.service === id}
                onChange={() => onChange({ service: id, name: body.name })}
              />
              <span>
                <strong>{body.name}</strong>
                <span>
                  {[
                    sayState(say, state, now),
                    ...(capacity === undefined ? [] : [sayCapacity(say, capacity)]),
                  ].join(' · ')}
                </span>
                {door.length === 0 ? null : <span class="field-hint">{door.join(' · ')}</span>}
              </span>
            </label>
          );
        })}
      </div>
      {found.length > shown.length ? (
        <button type="button" class="button button-quiet" onClick={() => setAll(true)}>
          {t('care.ask.place-more', { count: found.length - shown.length })}
        </button>
      ) : null}
      <TextField
        name="other-place"
        value={chosen?.service === undefined ? (chosen?.name ?? '') : ''}
        label={t('care.ask.place-other')}
        maxLength={160}
        onInput={(typed) => onChange(typed.trim() === '' ? undefined : { name: typed.trim() })}
      />
    </fieldset>
  );
};
