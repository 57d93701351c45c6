import { capacityOf } from '#community/directory/rules/listing.ts';
import type { LiveDirectory } from '#community/directory/screens/use-directory.ts';
import { Choice } from '#kit/components/choice-field.tsx';
import { Select } from '#kit/components/select.tsx';
import { useWords } from '#kit/words/context.tsx';
import type { CareNeed } from '../entries.ts';
import { placesFor } from '../rules/places.ts';
import type { SlotPlace } from '../rules/slot.ts';
import type { Place } from './place-choice.tsx';

/** Whether a slot is asked for at the place that was picked, and where else. */
export interface Asked {
  readonly isAsked: boolean;
  readonly second?: SlotPlace | undefined;
}

/** Asks for a slot where the place says that it has one: it is held by the server's word, so that a second wish is worth having. */
export const SlotChoice = ({
  live: { directory, now },
  needs,
  place,
  asked,
  onChange,
}: {
  readonly live: LiveDirectory;
  readonly needs: readonly CareNeed[];
  readonly place: Place | undefined;
  readonly asked: Asked;
  readonly onChange: (asked: Asked) => void;
}) => {
  const { t } = useWords();
  const free = placesFor(directory, needs, now).flatMap(({ listing }) => {
    const capacity = capacityOf(listing, directory, now);
    return capacity?.is === 'known' && capacity.available > 0
      ? [{ service: listing.id, name: listing.body.name }]
      : [];
  });
  if (place?.service === undefined || !free.some(({ service }) => service === place.service)) return null;
  const others = free.filter(({ service }) => service !== place.service);
  return (
    <>
      <Choice
        name="hold"
        label={t('care.slot.ask', { place: place.name })}
        hint={t('care.slot.ask-hint')}
        canDecline={false}
        options={['yes', 'no'].map((value) => ({ value, label: t(`care.${value}`) }))}
        value={asked.isAsked ? 'yes' : 'no'}
        onChange={(value) => onChange({ ...asked, isAsked: value === 'yes' })}
      />
      {asked.isAsked && others.length > 0 ? (
        <Select
          name="second"
          label={t('care.slot.second')}
          empty={t('care.slot.second-none')}
          options={others.map(({ service, name }) => ({ value: service, label: name }))}
          value={asked.second?.service ?? ''}
          onChange={(chosen) =>
            onChange({ ...asked, second: others.find(({ service }) => service === chosen) })
          }
        />
      ) : null}
    </>
  );
};

/** What of it is asked for at this place: nothing of a place that is no listing, and no place twice. */
export const holdOf = (
  { isAsked, second }: Asked,
  place: Place | undefined,
): { readonly first: SlotPlace; readonly second?: SlotPlace } | undefined =>
  !isAsked || place?.service === undefined
    ? undefined
    : {
        first: { service: place.service, name: place.name },
        ...(second !== undefined && second.service !== place.service && { second }),
      };
