import { useState } from 'preact/hooks';
import { ratherNotSay } from '#catalog/choice.ts';
import { Button } from '#kit/components/button.tsx';
import { Choice } from '#kit/components/choice-field.tsx';
import { Select } from '#kit/components/select.tsx';
import { Stepper } from '#kit/components/stepper.tsx';
import { useWords } from '#kit/words/context.tsx';
import { useItems } from '#stock/screens/item-names.ts';
import { useLabels } from '#visits/screens/labels.ts';
import { useKind, useQuestions } from '../entries.ts';
import type { Session } from '../rules/session.ts';
import { useRoutes } from '../use-routes.ts';
import { useDrugs } from './use-drugs.ts';
import type { LiveRoom } from './use-room.ts';

type Answers = Partial<Record<(typeof useQuestions)[number], string>>;
/** Groups of supplies that belong to a use in the room. */
const groups: readonly string[] = ['syringes', 'injecting', 'smoking', 'snorting'];

/** What a person wants to say of a use, and what they were given for it. Each may be left out or declined. */
export const UseForm = ({ live, session }: { readonly live: LiveRoom; readonly session: Session }) => {
  const { t } = useWords();
  const labels = useLabels();
  const drugs = useDrugs();
  const items = useItems().filter(({ group, usual }) => groups.includes(group) && usual === true);
  const all = useItems().filter(({ group, usual }) => groups.includes(group) && usual !== true);
  const [answers, setAnswers] = useState<Answers>(() => answersOf(session));
  const [given, setGiven] = useState<Readonly<Record<string, number>>>(() =>
    Object.fromEntries((session.use?.lines ?? []).map(({ item, quantity }) => [item, quantity])),
  );
  const set = (question: keyof Answers) => (value: string) =>
    setAnswers((before) => ({ ...before, [question]: value === '' ? undefined : value }));
  const yesNo = ['yes', 'no'].map((value) => ({ value, label: t(`consumption.${value}`) }));
  const save = (): void => {
    const said = (question: keyof Answers): string | undefined =>
      answers[question] === ratherNotSay ? undefined : answers[question];
    const lines = Object.entries(given).flatMap(([item, quantity]) =>
      quantity > 0 ? [{ item, quantity }] : [],
    );
    const declined = useQuestions.filter((question) => answers[question] === ratherNotSay);
    const body = {
      ...textOf('drug', said('drug')),
      ...textOf('route', said('route')),
      ...textOf('elsewhere', said('elsewhere')),
      ...yesOf('checked', said('checked')),
      ...yesOf('alone', said('alone')),
      ...(lines.length > 0 && { lines }),
      ...(declined.length > 0 && { declined }),
    };
    const { useEntry } = session;
    void live.record(
      [{ kind: useKind.kind, body, ...(useEntry !== undefined && { supersedes: [useEntry] }) }],
      session,
      t('consumption.use.saved'),
    );
  };
  return (
    <section class="card room-check" aria-label={t('consumption.use.title')}>
      <h2>{t('consumption.use.title')}</h2>
      <Select
        name="drug"
        label={t('consumption.use.drug')}
        empty={t('consumption.use.not-asked')}
        options={[...drugs, { value: ratherNotSay, label: t('kit.rather-not-say') }]}
        value={answers.drug ?? ''}
        onChange={set('drug')}
      />
      <Choice
        name="use-route"
        label={t('consumption.use.route')}
        options={useRoutes.map((value) => ({ value, label: t(`consumption.route.${value}`) }))}
        value={answers.route}
        onChange={set('route')}
      />
      <Choice
        name="use-checked"
        label={t('consumption.use.checked')}
        options={yesNo}
        value={answers.checked}
        onChange={set('checked')}
      />
      <Select
        name="elsewhere"
        label={t('consumption.use.elsewhere')}
        empty={t('consumption.use.not-asked')}
        options={[...labels.options('setting'), { value: ratherNotSay, label: t('kit.rather-not-say') }]}
        value={answers.elsewhere ?? ''}
        onChange={set('elsewhere')}
      />
      <Choice
        name="use-alone"
        label={t('consumption.use.alone')}
        options={yesNo}
        value={answers.alone}
        onChange={set('alone')}
      />
      <details class="more">
        <summary>{t('consumption.use.supplies')}</summary>
        {[...items, ...all].map(({ code }) => (
          <Stepper
            key={code}
            label={labels.item(code)}
            value={given[code] ?? 0}
            max={1000}
            onChange={(quantity) => setGiven((before) => ({ ...before, [code]: quantity }))}
          />
        ))}
      </details>
      <Button size="large" isWide onClick={save}>
        {t('consumption.use.save')}
      </Button>
    </section>
  );
};

const answersOf = ({ use }: Session): Answers => {
  if (use === undefined) return {};
  const yes = (value: boolean | undefined): string | undefined =>
    value === undefined ? undefined : value ? 'yes' : 'no';
  const said = {
    drug: use.drug,
    route: use.route,
    elsewhere: use.elsewhere,
    checked: yes(use.checked),
    alone: yes(use.alone),
  };
  return Object.fromEntries(
    useQuestions.map((question) => [
      question,
      said[question] ?? (use.declined?.includes(question) === true ? ratherNotSay : undefined),
    ]),
  );
};

const textOf = (field: string, value: string | undefined) => (value === undefined ? {} : { [field]: value });
const yesOf = (field: string, value: string | undefined) =>
  value === undefined ? {} : { [field]: value === 'yes' };
