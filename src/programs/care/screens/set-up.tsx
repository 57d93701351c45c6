import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { Choice } from '#kit/components/choice-field.tsx';
import { Page } from '#kit/components/page.tsx';
import { Stepper } from '#kit/components/stepper.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import { TypedForm } from '#kit/components/typed-form.tsx';
import { useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { setUpKind } from '../entries.ts';
import { Senders } from './senders.tsx';
import { useRecord, useSetUp } from './use-care.ts';

/** How the organization refers: after how long it asks, how long consent holds, where it is called back, and whether Part 2 applies. */
export const Screen = () => {
  const { t } = useWords();
  const { place } = useLog();
  const before = useSetUp();
  const record = useRecord();
  const [askAfterDays, setAskAfterDays] = useState(before.askAfterDays);
  const [consentDays, setConsentDays] = useState(before.consentDays);
  const [phone, setPhone] = useState(before.phone ?? '');
  const [part2, setPart2] = useState(before.part2);
  const [contactForm, setContactForm] = useState(before.contactForm === true);
  const save = async (): Promise<boolean> => {
    const body = {
      askAfterDays,
      consentDays,
      part2,
      contactForm,
      ...(phone.trim() !== '' && { phone: phone.trim() }),
    };
    return (await record([{ of: setUpKind, body }], t('care.set-up.saved'))) !== undefined;
  };
  return (
    <Page title={t('care.set-up.title')} back="/care">
      <TypedForm onSubmit={save}>
        <Stepper
          label={t('care.set-up.ask-after')}
          value={askAfterDays}
          min={1}
          max={60}
          onChange={setAskAfterDays}
        />
        <Stepper
          label={t('care.set-up.consent')}
          value={consentDays}
          min={1}
          max={60}
          onChange={setConsentDays}
        />
        <TextField
          name="phone"
          type="tel"
          label={t('care.set-up.phone')}
          hint={t('care.set-up.phone-hint')}
          value={phone}
          maxLength={40}
          onInput={setPhone}
        />
        <Choice
          name="part2"
          label={t('care.set-up.part2')}
          hint={t('care.set-up.part2-hint')}
          canDecline={false}
          options={['yes', 'no'].map((value) => ({ value, label: t(`care.${value}`) }))}
          value={part2 ? 'yes' : 'no'}
          onChange={(value) => setPart2(value === 'yes')}
        />
        <Choice
          name="contact-form"
          label={t('care.set-up.contact-form')}
          hint={t('care.set-up.contact-form-hint')}
          canDecline={false}
          options={['yes', 'no'].map((value) => ({ value, label: t(`care.${value}`) }))}
          value={contactForm ? 'yes' : 'no'}
          onChange={(value) => setContactForm(value === 'yes')}
        />
        {contactForm ? (
          <p class="care-address">{`${location.origin}/p/${place.code === undefined ? '' : `${place.code}/`}contact`}</p>
        ) : null}
        <Button type="submit" tone="primary">
          {t('kit.save')}
        </Button>
      </TypedForm>
      <Senders />
    </Page>
  );
};
