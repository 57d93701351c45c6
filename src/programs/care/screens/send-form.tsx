import { useState } from 'preact/hooks';
import { ratherNotSay } from '#catalog/choice.ts';
import { type LiveDirectory, useDirectory } from '#community/directory/screens/use-directory.ts';
import { Button } from '#kit/components/button.tsx';
import { Choice, MultiChoice } from '#kit/components/choice-field.tsx';
import { Select } from '#kit/components/select.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import { useUnsaved } from '#kit/form/unsaved.ts';
import { useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import {
  type CareNeed,
  companions,
  doorNeeds,
  holdKind,
  linkKind,
  otherNeeds,
  type RequestPart,
  requestParts,
  type SendBody,
  sendKind,
  type WishBody,
  whens,
  wishKind,
} from '../entries.ts';
import type { Referral } from '../rules/referral.ts';
import { newDigits, requestOf, type Said, sealRequest } from '../rules/request.ts';
import { newId, random } from './adapters/chance.ts';
import { dayAfter } from './day-after.ts';
import { NoKeys } from './no-keys.tsx';
import { type Place, PlaceChoice } from './place-choice.tsx';
import type { SentLink } from './sent.tsx';
import { type Asked, holdOf, SlotChoice } from './slot-choice.tsx';
import { type Deed, useRecord, useSetUp } from './use-care.ts';

type Way = SendBody['way'] | 'hold';
const consentDays = [1, 7, 30, 60] as const;

/** What came of the form: where it is, and its link where one was made. */
export interface SentForm {
  readonly referral: string;
  readonly link?: SentLink;
}

/**
 * What a person wants, to whom it goes, what of it, and until when: choices first, words if they like. Works without a network. With
 * `referral` it is one that is there, sent again: nothing is asked twice.
 */
export const SendForm = ({
  referral,
  onDone,
}: {
  readonly referral?: Referral;
  readonly onDone: (sent: SentForm) => void;
}) => {
  const { t, day } = useWords();
  const { place: shift } = useLog();
  const live = useDirectory();
  const setUp = useSetUp();
  const record = useRecord();
  const before = referral?.wish;
  const [needs, setNeeds] = useState<readonly CareNeed[]>(before?.needs ?? []);
  const [answers, setAnswers] = useState<Readonly<Partial<Record<'when' | 'ride' | 'along', string>>>>({
    ...(before?.when !== undefined && { when: before.when }),
    ...(before?.ride !== undefined && { ride: before.ride ? 'yes' : 'no' }),
    ...(before?.along !== undefined && { along: before.along }),
    ...Object.fromEntries((before?.declined ?? []).map((field) => [field, ratherNotSay])),
  });
  const [texts, setTexts] = useState<Readonly<Record<'words' | 'called' | 'reach', string>>>({
    words: '',
    called: '',
    reach: '',
  });
  const [place, setPlace] = useState<Place | undefined>(
    // A slot that is held for them is where it goes now.
    referral?.slot?.is === 'held'
      ? referral.slot.at
      : referral?.sendings.length === 0
        ? before?.first
        : undefined,
  );
  const [slot, setSlot] = useState<Asked>({ isAsked: false });
  const [kept, setKept] = useState<readonly RequestPart[]>([]);
  const [agreed, setAgreed] = useState<'said' | 'signed'>();
  const [lasts, setLasts] = useState(setUp.consentDays);
  const [problem, setProblem] = useState<string>();
  useUnsaved(needs.length > (before?.needs.length ?? 0) || place !== undefined);

  const said = saidOf(needs, answers, texts);
  const parts = requestParts.filter((part) => said[part] !== undefined);
  const scope = parts.filter((part) => part === 'needs' || !kept.includes(part));
  const until = dayAfter(shift.now(), lasts);
  const to = place && { name: place.name, ...(place.service !== undefined && { service: place.service }) };
  const options = (field: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: t(`care.${field}.${value}`) }));
  const ask = (field: 'when' | 'ride' | 'along', values: readonly string[]) => (
    <Choice
      name={field}
      label={t(`care.ask.${field}`)}
      options={
        field === 'ride'
          ? values.map((value) => ({ value, label: t(`care.${value}`) }))
          : options(field, values)
      }
      value={answers[field]}
      onChange={(value) => setAnswers({ ...answers, [field]: value })}
    />
  );

  const send = async (way: Way): Promise<void> => {
    if (needs.length === 0) return setProblem(t('care.send.need-first'));
    if (way !== 'hold' && to === undefined) return setProblem(t('care.send.place-first'));
    if (way !== 'hold' && agreed === undefined) return setProblem(t('care.send.consent-first'));
    setProblem(undefined);
    const id = referral?.id ?? newId();
    const isLink = way === 'link' || way === 'slip';
    const link = isLink ? newId() : undefined;
    const sealed = link === undefined ? undefined : sealRequest(random, link, requestOf(said, scope));
    const digits = newDigits(random);
    const hold = holdOf(slot, place);
    const deeds: readonly Deed[] = [
      ...(referral === undefined
        ? [
            {
              of: wishKind,
              body: { ...wishOf(said, answers), referral: id, ...(to && { first: to }) },
              ...sealedOf(texts),
            },
          ]
        : []),
      ...(to === undefined || way === 'hold' || agreed === undefined
        ? []
        : [
            {
              of: sendKind,
              body: {
                referral: id,
                way,
                to,
                scope: [...scope],
                until,
                agreed,
                askAfterDays: setUp.askAfterDays,
              },
            },
          ]),
      ...(link === undefined || sealed === undefined
        ? []
        : [
            {
              of: linkKind,
              body: { referral: id, link, until, digits, request: sealed.sealed },
              sealed: { key: sealed.key },
            },
          ]),
      ...(hold === undefined ? [] : [{ of: holdKind, body: { referral: id, hold: newId(), ...hold } }]),
    ];
    const saved = await record(deeds, t(way === 'hold' ? 'care.send.held' : 'care.send.saved'));
    if (saved === undefined) return;
    onDone({
      referral: id,
      ...(link !== undefined &&
        sealed !== undefined &&
        to !== undefined && {
          link: {
            id: link,
            key: sealed.key,
            digits,
            until,
            to: to.name,
            isSlip: way === 'slip',
            areWordsKept: saved === 'all' || sealedOf(texts).sealed === undefined,
            isKeyKept: saved === 'all',
          },
        }),
    });
  };

  return (
    <form
      class="form care-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send('link');
      }}
    >
      {referral === undefined ? (
        <>
          <MultiChoice
            name="needs"
            label={t('care.ask.needs')}
            hint={t('care.ask.needs-hint')}
            canDecline={false}
            options={options('need', doorNeeds)}
            values={needs}
            onChange={(values) => setNeeds(values as readonly CareNeed[])}
          />
          <details class="more">
            <summary>{t('care.ask.more-needs')}</summary>
            <MultiChoice
              name="more-needs"
              label={t('care.ask.other-needs')}
              canDecline={false}
              options={options('need', otherNeeds)}
              values={needs}
              onChange={(values) => setNeeds(values as readonly CareNeed[])}
            />
          </details>
          {ask('when', whens)}
          {ask('ride', ['yes', 'no'])}
          {ask('along', companions)}
        </>
      ) : null}
      <PlaceChoice live={live} needs={needs} chosen={place} onChange={setPlace} />
      {referral?.slot?.is === 'held' && place?.service === referral.slot.at?.service ? null : (
        <SlotChoice live={live} needs={needs} place={place} asked={slot} onChange={setSlot} />
      )}
      <details class="more">
        <summary>{t('care.ask.words-title')}</summary>
        <NoKeys text={t('care.ask.no-keys')} />
        <TextField
          name="words"
          label={t('care.part.words')}
          hint={t('care.ask.words-hint')}
          isLong
          maxLength={600}
          onInput={(words) => setTexts({ ...texts, words })}
        />
        <TextField
          name="called"
          label={t('care.part.called')}
          maxLength={60}
          onInput={(called) => setTexts({ ...texts, called })}
        />
        <TextField
          name="reach"
          label={t('care.part.reach')}
          hint={t('care.ask.reach-hint')}
          maxLength={200}
          onInput={(reach) => setTexts({ ...texts, reach })}
        />
      </details>
      {to === undefined || parts.length === 0 ? null : (
        <section class="card" aria-label={t('care.consent.title')}>
          <h2>{t('care.consent.title')}</h2>
          <MultiChoice
            name="scope"
            label={t('care.consent.scope', { place: to.name })}
            hint={t('care.consent.scope-hint')}
            canDecline={false}
            options={parts.map((part) => ({ value: part, label: t(`care.part.${part}`) }))}
            values={scope}
            onChange={(values) => setKept(parts.filter((part) => !values.includes(part)))}
          />
          <Choice
            name="agreed"
            label={t('care.consent.agreed', { place: to.name, until: day(until) })}
            canDecline={false}
            options={(['said', 'signed'] as const).map((value) => ({
              value,
              label: t(`care.consent.${value}`),
            }))}
            value={agreed}
            onChange={(value) => setAgreed(value as 'said' | 'signed')}
          />
          <Select
            name="lasts"
            label={t('care.consent.lasts')}
            options={[...new Set([...consentDays, setUp.consentDays])]
              .toSorted((a, b) => a - b)
              .map((count) => ({ value: String(count), label: t('care.days', { count }) }))}
            value={String(lasts)}
            onChange={(value) => setLasts(Number(value))}
          />
        </section>
      )}
      {problem === undefined ? null : (
        <p class="field-problem" role="alert">
          {problem}
        </p>
      )}
      <div class="care-ways">
        <Button type="submit" tone="primary" size="large" icon="share">
          {t('care.way.link')}
        </Button>
        <Button size="large" icon="printer" onClick={() => void send('slip')}>
          {t('care.way.slip')}
        </Button>
        <Called live={live} place={place} onClick={() => void send('phone')} />
        <Button size="large" icon="people" onClick={() => void send('walk')}>
          {t('care.way.walk')}
        </Button>
        {referral === undefined ? (
          <Button tone="quiet" icon="clock" onClick={() => void send('hold')}>
            {t('care.way.hold')}
          </Button>
        ) : null}
      </div>
    </form>
  );
};

/** A call is made first: its number stands on the button's side, and pressing the button says that the call was made. */
const Called = ({
  live,
  place,
  onClick,
}: {
  readonly live: LiveDirectory;
  readonly place: Place | undefined;
  readonly onClick: () => void;
}) => {
  const { t } = useWords();
  const phone = live.directory.listings.find(({ id }) => id === place?.service)?.body.phones?.[0]?.number;
  return (
    <>
      {phone === undefined ? null : (
        <a class="button button-large" href={`tel:${phone.replace(/[^\d+]/g, '')}`}>
          {t('care.way.dial', { number: phone })}
        </a>
      )}
      <Button size="large" icon="phone" onClick={onClick}>
        {t('care.way.phone')}
      </Button>
    </>
  );
};

type Answers = Readonly<Partial<Record<'when' | 'ride' | 'along', string>>>;
type Texts = Readonly<Record<'words' | 'called' | 'reach', string>>;

const given = (value: string | undefined): value is string => value !== undefined && value !== ratherNotSay;

/** What was said, without what was declined. */
const saidOf = (needs: readonly CareNeed[], { when, ride, along }: Answers, texts: Texts): Said => ({
  needs: [...needs],
  ...(given(when) && { when: when as NonNullable<WishBody['when']> }),
  ...(given(ride) && { ride: ride === 'yes' }),
  ...(given(along) && { along: along as NonNullable<WishBody['along']> }),
  ...Object.fromEntries(
    Object.entries(texts).flatMap(([name, text]) => (text.trim() === '' ? [] : [[name, text.trim()]])),
  ),
});

const wishOf = ({ needs, when, ride, along }: Said, answers: Answers) => {
  const declined = Object.entries(answers).flatMap(([field, value]) =>
    value === ratherNotSay ? [field] : [],
  );
  return {
    needs: [...needs],
    ...(when !== undefined && { when }),
    ...(ride !== undefined && { ride }),
    ...(along !== undefined && { along }),
    ...(declined.length > 0 && { declined }),
  };
};

const sealedOf = (texts: Texts) => {
  const said = Object.entries(texts).flatMap(([name, text]) =>
    text.trim() === '' ? [] : [[name, text.trim()] as const],
  );
  return said.length === 0 ? {} : { sealed: Object.fromEntries(said) };
};
