import type { ComponentChildren } from 'preact';
import { Button } from '#kit/components/button.tsx';
import { Icon } from '#kit/components/icon.tsx';
import { Badge, Banner } from '#kit/components/messages.tsx';
import { NothingKept } from '#kit/components/nothing-kept.tsx';
import { Page } from '#kit/components/page.tsx';
import { useLog } from '#kit/log-context.tsx';
import { goToPath } from '#kit/path.ts';
import type { ScreenProps } from '#kit/screen.ts';
import { useWords } from '#kit/words/context.tsx';
import { timeToDate } from '#log/index.ts';
import { doorQuestions } from '../codes.ts';
import { capacityKind, linkKind, serviceKind, wordKind } from '../entries.ts';
import { ageInDays, canReach, capacityOf, isAged, type Listing, openState } from '../rules/listing.ts';
import { sayAge, sayCapacity, sayDoor, sayHours, sayState, sayWhere } from '../rules/say.ts';
import { stateTone } from './find.tsx';
import { type LiveDirectory, useDirectory } from './use-directory.ts';

/** All that is known of one place, and what is not; one tap calls it, one says that it is still true. */
export const Screen = ({ params }: ScreenProps) => {
  const { t } = useWords();
  const live = useDirectory();
  const listing = live.directory.listings.find(({ id }) => id === params['id']);
  return (
    <Page title={listing?.body.name ?? t('directory.listing.title')} back="/directory">
      {listing === undefined ? (
        <NothingKept icon="place">{t('directory.listing.gone')}</NothingKept>
      ) : (
        <Known live={live} listing={listing} />
      )}
    </Page>
  );
};

type Part = { readonly live: LiveDirectory; readonly listing: Listing };

const Known = ({ live, listing }: Part) => {
  const { t, day } = useWords();
  const { directory, now, say } = live;
  const { body } = listing;
  const state = openState(listing, directory, now);
  return (
    <>
      {listing.changedSince === undefined ? null : (
        <Banner tone="warning">
          {t('directory.listing.changed-since', { day: day(timeToDate(listing.changedSince)) })}
        </Banner>
      )}
      <section class="card">
        {body.provider === undefined ? null : <p>{body.provider}</p>}
        <p>
          <Badge tone={stateTone(state)} icon="clock">
            {sayState(say, state, now)}
          </Badge>
        </p>
        {(body.phones ?? []).map(({ number, label }) => (
          <a
            key={number}
            class="button button-primary button-large"
            href={`tel:${number.replace(/[^\d+]/g, '')}`}
          >
            <Icon name="phone" />
            <span>
              {t('directory.listing.call', { number: label === undefined ? number : `${number} (${label})` })}
            </span>
          </a>
        ))}
        <p class="field-hint">
          {sayAge(say, ageInDays(listing, now))}
          {isAged(listing, directory, now) ? ` · ${t('directory.verified.call-first')}` : ''}
        </p>
        {body.where?.is === 'hidden' ? (
          <Badge icon="lock">{t('directory.find.hidden')}</Badge>
        ) : canReach(body) ? null : (
          <Badge icon="lock">{t('directory.find.unreachable')}</Badge>
        )}
      </section>
      <Free live={live} listing={listing} />
      <Facts live={live} listing={listing} />
      <Acts live={live} listing={listing} />
      {live.isOffice ? <Link live={live} listing={listing} /> : null}
    </>
  );
};

/** What one tap says after a call. */
const counts = [0, 1, 2, 3, 4, 5, 6, 8, 10];

const Free = ({ live, listing }: Part) => {
  const { t } = useWords();
  const capacity = capacityOf(listing, live.directory, live.now);
  if (capacity === undefined) return null;
  const { unit } = capacity;
  const say = (available: number) =>
    live.record(
      [{ kind: capacityKind.kind, body: { service: listing.id, unit, available } }],
      t('directory.listing.said'),
    );
  return (
    <section class="card">
      <h2>{t(`directory.capacity.${unit}.title`)}</h2>
      <p>{sayCapacity(live.say, capacity)}</p>
      <div class="chips">
        {counts.map((count) => (
          <Button key={count} onClick={() => void say(count)}>
            {String(count)}
          </Button>
        ))}
      </div>
      <p class="field-hint">{t('directory.capacity.hint')}</p>
    </section>
  );
};

/** The address by which the service itself says that it is still true. */
const Link = ({ live, listing }: Part) => {
  const { t } = useWords();
  const { place } = useLog();
  if (place.code === undefined) return null;
  const record = (ended: boolean) =>
    live.record(
      [{ kind: linkKind.kind, body: { service: listing.id, ...(ended && { ended }) } }],
      t(ended ? 'directory.link.ended' : 'directory.link.made'),
    );
  return (
    <section class="card">
      <h2>{t('directory.link.title')}</h2>
      <p>{t('directory.link.hint')}</p>
      {listing.link === undefined ? null : (
        <p>
          <code>{`${location.origin}/p/${place.code}/our-place/${listing.link}`}</code>
        </p>
      )}
      <div class="row">
        <Button icon="share" onClick={() => void record(false)}>
          {t(listing.link === undefined ? 'directory.link.make' : 'directory.link.again')}
        </Button>
        {listing.link === undefined ? null : (
          <Button icon="close" tone="quiet" onClick={() => void record(true)}>
            {t('directory.link.end')}
          </Button>
        )}
      </div>
    </section>
  );
};

const Facts = ({ live: { now, say }, listing: { body } }: Part) => {
  const { t, list } = useWords();
  const unknown = doorQuestions.filter((question) => body.door?.[question] === undefined);
  const languages = (body.languages ?? []).map((code) => say.language(code));
  return (
    <section class="card">
      <Fact
        name={t('directory.listing.offers')}
        lines={[...body.needs.map((need) => t(`directory.need.${need}`)), body.about]}
      />
      <Fact
        name={t('directory.listing.hours')}
        lines={[...sayHours(say, body, timeToDate(now)), body.hoursNote]}
      />
      <Fact
        name={t('directory.listing.where')}
        lines={[
          ...sayWhere(say, body),
          body.route === undefined ? undefined : t('directory.listing.route', { route: body.route }),
        ]}
      />
      <Fact
        name={t('directory.door.title')}
        lines={[
          ...sayDoor(say, body),
          unknown.length === 0
            ? undefined
            : t('directory.listing.not-known', {
                what: list(unknown.map((question) => t(`directory.ask.${question}`))),
              }),
        ]}
      />
      <Fact
        name={t('directory.listing.access')}
        lines={[
          ...(body.access ?? []).map((code) => t(`directory.access.${code}`)),
          languages.length === 0 ? undefined : t('directory.languages', { languages: list(languages) }),
        ]}
      />
      <Fact name={t('directory.listing.contact')} lines={[body.email]}>
        {body.website === undefined ? null : (
          <a class="link" href={body.website} rel="noreferrer noopener" target="_blank">
            {body.website}
          </a>
        )}
      </Fact>
    </section>
  );
};

/** Left out where there is nothing to say. */
const Fact = ({
  name,
  lines,
  children = null,
}: {
  readonly name: string;
  readonly lines: readonly (string | undefined)[];
  readonly children?: ComponentChildren;
}) => {
  const said = lines.filter((line) => line !== undefined);
  return said.length === 0 && children === null ? null : (
    <div class="directory-fact">
      <h2>{name}</h2>
      {said.length === 0 ? null : (
        <ul>
          {said.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {children}
    </div>
  );
};

const Acts = ({ live, listing }: Part) => {
  const { t } = useWords();
  const say = (said: 'still-true' | 'changed') =>
    live.record([{ kind: wordKind.kind, body: { service: listing.id, said } }], t('directory.listing.said'));
  const remove = async (): Promise<void> => {
    const body = { ...listing.body, service: listing.id, removed: true };
    const saved = await live.record([{ kind: serviceKind.kind, body }], t('directory.listing.removed'));
    if (saved !== undefined) goToPath('/directory', { replace: true });
  };
  return (
    <div class="row">
      <Button icon="check" onClick={() => void say('still-true')}>
        {t('directory.listing.still-true')}
      </Button>
      <Button icon="warning" onClick={() => void say('changed')}>
        {t('directory.listing.changed')}
      </Button>
      {live.isOffice ? (
        <>
          <Button icon="edit" onClick={() => goToPath(`/directory/edit/${listing.id}`)}>
            {t('directory.listing.edit')}
          </Button>
          <Button icon="close" tone="quiet" onClick={() => void remove()}>
            {t('directory.listing.remove')}
          </Button>
        </>
      ) : null}
    </div>
  );
};
