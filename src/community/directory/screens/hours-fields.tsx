import { Button, IconButton } from '#kit/components/button.tsx';
import { MultiChoice } from '#kit/components/choice-field.tsx';
import { DateField } from '#kit/components/date-field.tsx';
import { Select } from '#kit/components/select.tsx';
import { useWords } from '#kit/words/context.tsx';
import { err, ok, type Result } from '#log/index.ts';
import type { HoursRule } from '../entries.ts';
import { dayName, type Say } from '../rules/say.ts';

/** One line of hours while it is typed. */
export interface TypedHours {
  readonly key: number;
  readonly days: readonly string[];
  readonly opens: string;
  readonly closes: string;
  readonly repeats: string;
  readonly from: string;
  /** What this form shows no field for and gives back as it was. */
  readonly until?: string | undefined;
}

export const typedHours = (rules: readonly HoursRule[]): readonly TypedHours[] =>
  rules.map((rule, key) => ({
    key,
    days: rule.days.map(String),
    opens: rule.opens,
    // A field for a time knows no 24:00; midnight closes the day that it ends either way.
    closes: rule.closes === '24:00' ? '00:00' : rule.closes,
    repeats:
      rule.weeks !== undefined
        ? `of-${rule.weeks.join('/')}`
        : rule.every !== undefined
          ? `every-${rule.every}`
          : 'weekly',
    from: rule.from ?? '',
    until: rule.until,
  }));

/** The hours as typed, or the message that says what is missing. */
export const readHours = (typed: readonly TypedHours[]): Result<readonly HoursRule[], string> => {
  const rules: HoursRule[] = [];
  for (const { days, opens, closes, repeats, from, until } of typed) {
    if (days.length === 0 || opens === '' || closes === '') return err('directory.edit.hours-wrong');
    const [, kind, which = ''] = /^([a-z]+)-?(.*)$/.exec(repeats) ?? [];
    if (kind === 'every' && from === '') return err('directory.edit.first-day-wrong');
    rules.push({
      days: days.map(Number).sort((a, b) => a - b),
      opens,
      closes,
      ...(kind === 'of' && { weeks: which.split('/').map(Number) as HoursRule['weeks'] }),
      ...(kind === 'every' && { every: Number(which) }),
      ...(from !== '' && { from }),
      ...(until !== undefined && { until }),
    });
  }
  return ok(rules);
};

export const HoursFields = ({
  typed,
  onChange,
  say,
}: {
  readonly typed: readonly TypedHours[];
  readonly onChange: (typed: readonly TypedHours[]) => void;
  readonly say: Say;
}) => {
  const { t } = useWords();
  const change = (key: number, more: Partial<TypedHours>): void =>
    onChange(typed.map((one) => (one.key === key ? { ...one, ...more } : one)));
  const weeks = [1, 2, 3, 4, 5, -1].map((week) => ({
    value: `of-${week}`,
    label: t(`directory.hours.week.${week === -1 ? 'last' : week}`),
  }));
  const usual = [
    { value: 'weekly', label: t('directory.edit.weekly') },
    { value: 'every-2', label: t('directory.edit.biweekly') },
    ...weeks,
  ];
  const repeats = (own: string) =>
    usual.some(({ value }) => value === own)
      ? usual
      : [...usual, { value: own, label: sayRepeats(say, own) }];
  return (
    <>
      {typed.map(({ key, days, opens, closes, repeats: how, from }, index) => (
        <section class="card" key={key}>
          <MultiChoice
            name={`days-${key}`}
            label={t('directory.edit.days')}
            canDecline={false}
            options={[1, 2, 3, 4, 5, 6, 7].map((day) => ({ value: String(day), label: dayName(say, day) }))}
            values={days}
            onChange={(values) => change(key, { days: values })}
          />
          <div class="directory-times">
            <Time
              label={t('directory.edit.opens')}
              value={opens}
              onInput={(value) => change(key, { opens: value })}
            />
            <Time
              label={t('directory.edit.closes')}
              value={closes}
              onInput={(value) => change(key, { closes: value })}
            />
          </div>
          <p class="field-hint">{t('directory.edit.closes-hint')}</p>
          <Select
            name={`repeats-${key}`}
            label={t('directory.edit.repeats')}
            options={repeats(how)}
            value={how}
            onChange={(value) => change(key, { repeats: value })}
          />
          {how.startsWith('every') ? (
            <DateField
              name={`from-${key}`}
              label={t('directory.edit.from')}
              value={from}
              onInput={(value) => change(key, { from: value })}
            />
          ) : null}
          <IconButton
            icon="close"
            label={t('directory.edit.remove-hours', { number: index + 1 })}
            onClick={() => onChange(typed.filter((one) => one.key !== key))}
          />
        </section>
      ))}
      <Button
        icon="plus"
        onClick={() =>
          onChange([
            ...typed,
            {
              key: 1 + Math.max(-1, ...typed.map(({ key }) => key)),
              days: [],
              opens: '',
              closes: '',
              repeats: 'weekly',
              from: '',
            },
          ])
        }
      >
        {t('directory.edit.add-hours')}
      </Button>
    </>
  );
};

/** What an import brought and no usual choice says. */
const sayRepeats = (say: Say, own: string): string =>
  own.startsWith('every-')
    ? say.t('directory.hours.every', { weeks: Number(own.slice(6)) })
    : own
        .slice(3)
        .split('/')
        .map((week) => say.t(`directory.hours.week.${week === '-1' ? 'last' : week}`))
        .join(', ');

const Time = ({
  label,
  value,
  onInput,
}: {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
}) => (
  <label class="field">
    <span class="field-label">{label}</span>
    <input class="input" type="time" value={value} onInput={(event) => onInput(event.currentTarget.value)} />
  </label>
);
