import { useEffect, useState } from 'preact/hooks';
import * as v from 'valibot';
import { Choice, MultiChoice } from '#kit/components/choice-field.tsx';
import { Form, type FormAnswer } from '#kit/components/form.tsx';
import { NothingKept } from '#kit/components/nothing-kept.tsx';
import { Page } from '#kit/components/page.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import { goToPath } from '#kit/path.ts';
import type { ScreenProps } from '#kit/screen.ts';
import { useWords } from '#kit/words/context.tsx';
import { type JsonObject, timeToDate } from '#log/index.ts';
import { accesses, type DoorAnswer, doorAnswers, doorQuestions, needs } from '../codes.ts';
import { type ServiceBody, serviceKind } from '../entries.ts';
import type { Listing } from '../rules/listing.ts';
import { HoursFields, readHours, typedHours } from './hours-fields.tsx';
import { type LiveDirectory, useDirectory } from './use-directory.ts';

const text = v.optional(v.string());
const fields = v.object({
  name: v.pipe(v.string(), v.nonEmpty(), v.maxLength(160)),
  provider: text,
  about: text,
  street: text,
  city: text,
  region: text,
  postal: text,
  directions: text,
  area: text,
  route: text,
  phone: text,
  phone2: text,
  email: text,
  website: text,
  languages: text,
  hoursNote: text,
});
type Typed = v.InferOutput<typeof fields>;

/** A new place of the directory, or one that is there: the office writes down what it knows. */
export const Screen = ({ params }: ScreenProps) => {
  const { t } = useWords();
  const live = useDirectory();
  const id = params['id'];
  const listing = live.directory.listings.find((one) => one.id === id);
  const isGone = listing === undefined && id !== 'new';
  return (
    <Page
      title={t('directory.edit.title')}
      back={isGone || id === 'new' ? '/directory' : `/directory/at/${id}`}
    >
      {isGone ? (
        <NothingKept icon="place">{t('directory.listing.gone')}</NothingKept>
      ) : (
        <Edit key={id} live={live} listing={listing} />
      )}
    </Page>
  );
};

const Edit = ({ live, listing }: { readonly live: LiveDirectory; readonly listing: Listing | undefined }) => {
  const { t } = useWords();
  const [was] = useState<Partial<ServiceBody>>(listing?.body ?? {});
  const [offered, setOffered] = useState<readonly string[]>(was.needs ?? []);
  const [access, setAccess] = useState<readonly string[]>(was.access ?? []);
  const [place, setPlace] = useState<string>(was.where?.is ?? (listing === undefined ? 'at' : 'none'));
  const [hours, setHours] = useState(() => typedHours(was.hours ?? []));
  const [holidays, setHolidays] = useState<string>(was.holidays ?? 'unknown');
  const [door, setDoor] = useState<DoorBody>(was.door ?? {});
  const [verified, setVerified] = useState<readonly string[]>([]);
  const save = async (typed: Typed): Promise<FormAnswer> => {
    const read = readHours(hours);
    if (!read.ok) return [{ name: 'hours', message: read.error }];
    const body = withoutEmpty({
      ...was,
      name: typed.name,
      provider: typed.provider,
      about: typed.about,
      route: typed.route,
      email: typed.email,
      website: typed.website,
      hoursNote: typed.hoursNote,
      service: listing?.id,
      needs: needs.filter((need) => offered.includes(need)),
      access: accesses.filter((one) => access.includes(one)),
      languages: [...new Set((typed.languages ?? '').toLowerCase().split(/[\s,;]+/))].filter(Boolean),
      where: whereOf(place, typed, was.where),
      phones: phonesOf(typed, was.phones ?? []),
      door,
      hours: read.value,
      holidays: holidays === 'unknown' ? undefined : holidays,
      verifiedOn: verified.includes('yes') ? timeToDate(live.now) : was.verifiedOn,
    });
    const checked = serviceKind.parse(body, serviceKind.version);
    if (!checked.ok) return [{ name: fieldAt(checked.error.path), message: 'kit.form.invalid' }];
    const saved = await live.record([{ kind: serviceKind.kind, body }], t('directory.edit.saved'));
    if (saved === undefined) return 'not-saved';
    setSaved(listing?.id ?? saved[0]?.id);
    return [];
  };
  // Once the form is clean: it would ask before it is left.
  const [saved, setSaved] = useState<string>();
  useEffect(() => {
    if (saved !== undefined) goToPath(`/directory/at/${saved}`, { replace: true });
  }, [saved]);
  return (
    <Form schema={fields} submitLabel={t('kit.save')} onSubmit={save}>
      <TextField
        name="name"
        label={t('directory.edit.name')}
        value={was.name ?? ''}
        isNeeded
        maxLength={160}
      />
      <TextField
        name="provider"
        label={t('directory.edit.provider')}
        value={was.provider ?? ''}
        maxLength={160}
      />
      <MultiChoice
        name="needs"
        label={t('directory.edit.needs')}
        canDecline={false}
        options={needs.map((value) => ({ value, label: t(`directory.need.${value}`) }))}
        values={offered}
        onChange={setOffered}
      />
      <TextField
        name="about"
        isLong
        label={t('directory.edit.about')}
        value={was.about ?? ''}
        maxLength={2000}
      />
      <Contact was={was} />
      <Where was={was} place={place} onPlace={setPlace} />
      <section class="card">
        <h2>{t('directory.edit.hours')}</h2>
        <p class="field-hint">{t('directory.edit.hours-hint')}</p>
        <HoursFields typed={hours} onChange={setHours} say={live.say} />
        <Choice
          name="holidays"
          label={t('directory.edit.holidays')}
          canDecline={false}
          options={['unknown', 'as-usual', 'closed'].map((value) => ({
            value,
            label: t(`directory.edit.holidays.${value}`),
          }))}
          value={holidays}
          onChange={setHolidays}
        />
        <TextField
          name="hoursNote"
          label={t('directory.edit.hours-note')}
          value={was.hoursNote ?? ''}
          maxLength={400}
        />
      </section>
      <Door door={door} onChange={setDoor} />
      <MultiChoice
        name="access"
        label={t('directory.edit.access')}
        canDecline={false}
        options={accesses.map((value) => ({ value, label: t(`directory.access.${value}`) }))}
        values={access}
        onChange={setAccess}
      />
      <TextField
        name="languages"
        label={t('directory.edit.languages')}
        hint={t('directory.edit.languages-hint')}
        value={(was.languages ?? []).join(', ')}
      />
      <MultiChoice
        name="verified"
        label={t('directory.edit.verified')}
        canDecline={false}
        options={[{ value: 'yes', label: t('directory.edit.verified.yes') }]}
        values={verified}
        onChange={setVerified}
      />
    </Form>
  );
};

const Contact = ({ was }: { readonly was: Partial<ServiceBody> }) => {
  const { t } = useWords();
  const [first, second] = was.phones ?? [];
  return (
    <section class="card">
      <h2>{t('directory.listing.contact')}</h2>
      <p class="field-hint">{t('directory.edit.contact-hint')}</p>
      <TextField
        name="phone"
        type="tel"
        label={t('directory.edit.phone')}
        value={first?.number ?? ''}
        maxLength={40}
      />
      <TextField
        name="phone2"
        type="tel"
        label={t('directory.edit.phone-2')}
        value={second?.number ?? ''}
        maxLength={40}
      />
      <TextField
        name="email"
        type="email"
        label={t('directory.edit.email')}
        value={was.email ?? ''}
        maxLength={120}
      />
      <TextField
        name="website"
        type="url"
        label={t('directory.edit.website')}
        value={was.website ?? ''}
        maxLength={300}
      />
    </section>
  );
};

const Where = ({
  was,
  place,
  onPlace,
}: {
  readonly was: Partial<ServiceBody>;
  readonly place: string;
  readonly onPlace: (place: string) => void;
}) => {
  const { t } = useWords();
  const { where } = was;
  const at = where?.is === 'at' ? where : undefined;
  return (
    <section class="card">
      <Choice
        name="place"
        label={t('directory.edit.place')}
        hint={t('directory.edit.place-hint')}
        canDecline={false}
        options={['at', 'none', 'hidden'].map((value) => ({
          value,
          label: t(`directory.edit.place.${value}`),
        }))}
        value={place}
        onChange={onPlace}
      />
      {place !== 'at'
        ? null
        : (['street', 'city', 'region', 'postal', 'directions'] as const).map((name) => (
            <TextField key={name} name={name} label={t(`directory.edit.${name}`)} value={at?.[name] ?? ''} />
          ))}
      {place !== 'hidden' ? null : (
        <TextField
          name="area"
          label={t('directory.edit.area')}
          value={where?.is === 'hidden' ? (where.area ?? '') : ''}
          maxLength={80}
        />
      )}
      <TextField name="route" label={t('directory.edit.route')} value={was.route ?? ''} maxLength={80} />
    </section>
  );
};

type DoorBody = NonNullable<ServiceBody['door']>;

const Door = ({
  door,
  onChange,
}: {
  readonly door: DoorBody;
  readonly onChange: (door: DoorBody) => void;
}) => {
  const { t } = useWords();
  return (
    <details class="more">
      <summary>{t('directory.edit.door')}</summary>
      {doorQuestions.map((question) => (
        <Choice
          key={question}
          name={`door-${question}`}
          label={t(`directory.question.${question}`)}
          canDecline={false}
          options={['unknown', ...doorAnswers].map((value) => ({
            value,
            label: t(`directory.edit.answer.${value}`),
          }))}
          value={door[question] ?? 'unknown'}
          onChange={(value) =>
            onChange({ ...door, [question]: value === 'unknown' ? undefined : (value as DoorAnswer) })
          }
        />
      ))}
    </details>
  );
};

const whereOf = (place: string, typed: Typed, was: ServiceBody['where']): ServiceBody['where'] => {
  if (place === 'hidden') return withoutEmpty({ is: 'hidden', area: typed.area }) as ServiceBody['where'];
  if (place !== 'at') return undefined;
  const { street, city, region, postal, directions } = typed;
  const country = was?.is === 'at' ? was.country : undefined;
  return withoutEmpty({
    is: 'at',
    street,
    city,
    region,
    postal,
    directions,
    country,
  }) as ServiceBody['where'];
};

/** The two that the form shows, then any more that were there, each with its name while its number is the same. */
const phonesOf = (
  { phone, phone2 }: Typed,
  was: NonNullable<ServiceBody['phones']>,
): ServiceBody['phones'] => [
  ...[phone, phone2]
    .filter((number) => number !== undefined)
    .map((number) => was.find((one) => one.number === number) ?? { number }),
  ...was.slice(2),
];

/** Nothing that says nothing; an empty list of needs says that none was picked. */
const withoutEmpty = (all: Readonly<Record<string, unknown>>): JsonObject =>
  Object.fromEntries(
    Object.entries(all)
      .map(([name, value]) => [name, isPlain(value) ? withoutEmpty(value) : value] as const)
      .filter(([name, value]) => !isEmpty(value) || name === 'needs'),
  ) as JsonObject;
const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (isPlain(value) && Object.keys(value).length === 0);

/** The field of the form that holds what the body's path names. */
const fieldAt = (path: string): string => {
  const [field = ''] = path.split('.');
  if (field === 'phones') return 'phone';
  return field === 'where' ? 'street' : field;
};
