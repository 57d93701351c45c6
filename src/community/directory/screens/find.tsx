import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { Choice } from '#kit/components/choice-field.tsx';
import { Badge } from '#kit/components/messages.tsx';
import { NothingKept } from '#kit/components/nothing-kept.tsx';
import { Page } from '#kit/components/page.tsx';
import { Select } from '#kit/components/select.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import { goToPath } from '#kit/path.ts';
import { useWords } from '#kit/words/context.tsx';
import { type Need, needs } from '../codes.ts';
import type { OpenState } from '../rules/hours.ts';
import { ageInDays, canReach, capacityOf, find, isAged, type Listing } from '../rules/listing.ts';
import { sayAge, sayCapacity, sayState, sayWhere } from '../rules/say.ts';
import { type LiveDirectory, useDirectory } from './use-directory.ts';

/** By need, open now: what a worker says to somebody who stands there. */
export const Screen = () => {
  const { t } = useWords();
  const live = useDirectory();
  const { directory, isOffice } = live;
  return (
    <Page title={t('directory.find.title')}>
      {directory.listings.length === 0 ? (
        <NothingKept icon="place">{t('directory.find.empty')}</NothingKept>
      ) : (
        <Finder live={live} />
      )}
      <div class="row">
        {directory.listings.length === 0 ? null : (
          <Button icon="printer" onClick={() => goToPath('/directory/print')}>
            {t('directory.find.print')}
          </Button>
        )}
        {isOffice ? (
          <>
            <Button icon="plus" onClick={() => goToPath('/directory/edit/new')}>
              {t('directory.find.add')}
            </Button>
            <Button icon="upload" onClick={() => goToPath('/directory/files')}>
              {t('directory.files.title')}
            </Button>
            <Button icon="settings" onClick={() => goToPath('/directory/rules')}>
              {t('directory.rules.title')}
            </Button>
          </>
        ) : null}
      </div>
    </Page>
  );
};

const Finder = ({ live }: { readonly live: LiveDirectory }) => {
  const { t } = useWords();
  const { directory, now, say } = live;
  const [need, setNeed] = useState('');
  const [when, setWhen] = useState('open');
  const [language, setLanguage] = useState('');
  const [text, setText] = useState('');
  const offered = needs.filter((one) => directory.listings.some(({ body }) => body.needs.includes(one)));
  const spoken = [...new Set(directory.listings.flatMap(({ body }) => body.languages ?? []))].sort();
  const found = find(
    directory,
    {
      need: need === '' ? undefined : (need as Need),
      language: language === '' ? undefined : language,
      text,
      openNow: when === 'open',
    },
    now,
  );
  return (
    <>
      <div class="directory-wish">
        <Select
          name="need"
          label={t('directory.find.need')}
          empty={t('directory.find.all')}
          options={offered.map((value) => ({ value, label: t(`directory.need.${value}`) }))}
          value={need}
          onChange={setNeed}
        />
        <Choice
          name="when"
          label={t('directory.find.when')}
          canDecline={false}
          options={[
            { value: 'open', label: t('directory.find.open-now') },
            { value: 'any', label: t('directory.find.any-time') },
          ]}
          value={when}
          onChange={setWhen}
        />
      </div>
      <details class="more">
        <summary>{t('directory.find.more')}</summary>
        <div class="directory-wish">
          <TextField name="search" label={t('directory.find.search')} type="search" onInput={setText} />
          {spoken.length < 2 ? null : (
            <Select
              name="language"
              label={t('directory.find.language')}
              empty={t('directory.find.any-language')}
              options={spoken.map((value) => ({ value, label: say.language(value) }))}
              value={language}
              onChange={setLanguage}
            />
          )}
        </div>
      </details>
      <p aria-live="polite">{t('directory.find.count', { count: found.length })}</p>
      {found.length === 0 ? (
        <NothingKept icon="search">{t('directory.find.none')}</NothingKept>
      ) : (
        <ul class="directory-list">
          {found.map(({ listing, state }) => (
            <li key={listing.id}>
              <Line live={live} listing={listing} state={state} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
};

export const stateTone = (state: OpenState) =>
  state.is === 'open' ? 'good' : state.is === 'closed' ? 'plain' : 'warning';

const Line = ({
  live: { directory, now, say },
  listing,
  state,
}: {
  readonly live: LiveDirectory;
  readonly listing: Listing;
  readonly state: OpenState;
}) => {
  const { t } = useWords();
  const { body } = listing;
  const [where] = sayWhere(say, body);
  const capacity = capacityOf(listing, directory, now);
  return (
    <a class="card directory-line" href={`/directory/at/${listing.id}`}>
      <strong>{body.name}</strong>
      <span>
        <Badge tone={stateTone(state)} icon="clock">
          {sayState(say, state, now)}
        </Badge>
      </span>
      {capacity === undefined ? null : <span>{sayCapacity(say, capacity)}</span>}
      {where === undefined ? null : <span>{where}</span>}
      <span class="field-hint">
        {sayAge(say, ageInDays(listing, now))}
        {isAged(listing, directory, now) ? ` · ${t('directory.verified.call-first')}` : ''}
      </span>
      {listing.changedSince === undefined ? null : (
        <Badge tone="warning" icon="warning">
          {t('directory.find.changed')}
        </Badge>
      )}
      {body.where?.is === 'hidden' ? (
        <Badge icon="lock">{t('directory.find.hidden')}</Badge>
      ) : canReach(body) ? null : (
        <Badge icon="lock">{t('directory.find.unreachable')}</Badge>
      )}
    </a>
  );
};
