import { ratherNotSay } from '#catalog/choice.ts';
import { useField } from '../form/context.ts';
import { useWords } from '../words/context.tsx';
import { FieldLabel, FieldNotes, type FieldProps } from './field.tsx';
import { Icon, type IconName } from './icon.tsx';
import type { Option } from './select.tsx';

export type ChoiceOption = Option & { readonly icon?: IconName };

type SharedProps = FieldProps & {
  readonly options: readonly ChoiceOption[];
  /** Adds "rather not say". On unless the question is about things and not about a person. */
  readonly canDecline?: boolean;
  readonly size?: 'normal' | 'large';
};

export type ChoiceProps = SharedProps & {
  readonly value?: string | undefined;
  readonly onChange?: (value: string) => void;
};

/** One of a few, all in sight. With `value` and `onChange` the screen holds the choice; without, the form does. */
export const Choice = (props: ChoiceProps) => {
  const { value, onChange } = props;
  return (
    <Chips
      {...props}
      type="radio"
      isChosen={(option) => (onChange === undefined ? undefined : option === value)}
      isFirstChosen={(option) => option === value}
      onToggle={(option) => onChange?.(option)}
    />
  );
};

export type MultiChoiceProps = SharedProps & {
  readonly values?: readonly string[];
  readonly onChange?: (values: readonly string[]) => void;
};

/** Any of a few. "Rather not say" clears the others. In a form its values arrive as a list. */
export const MultiChoice = (props: MultiChoiceProps) => {
  const { values = [], onChange } = props;
  const toggle = (option: string): void => {
    if (option === ratherNotSay) onChange?.(values.includes(ratherNotSay) ? [] : [ratherNotSay]);
    else {
      const others = values.filter((each) => each !== ratherNotSay && each !== option);
      onChange?.(values.includes(option) ? others : [...others, option]);
    }
  };
  return (
    <Chips
      {...props}
      type="checkbox"
      isChosen={(option) => (onChange === undefined ? undefined : values.includes(option))}
      isFirstChosen={(option) => values.includes(option)}
      onToggle={toggle}
    />
  );
};

type ChipsProps = SharedProps & {
  readonly type: 'radio' | 'checkbox';
  /** Undefined when the form, not the screen, holds the choice. */
  readonly isChosen: (option: string) => boolean | undefined;
  readonly isFirstChosen: (option: string) => boolean;
  readonly onToggle: (option: string) => void;
};

const Chips = (props: ChipsProps) => {
  const { t } = useWords();
  const { name, label, hint, options, canDecline = true, size = 'normal', type, isNeeded = false } = props;
  const parts = useField(name, hint !== undefined);
  const declined: readonly ChoiceOption[] = canDecline
    ? [{ value: ratherNotSay, label: t('kit.rather-not-say') }]
    : [];
  return (
    <fieldset class="field" id={parts.id} aria-describedby={parts.describedBy}>
      <legend>
        <FieldLabel label={label} isNeeded={isNeeded} />
      </legend>
      <div class={size === 'large' ? 'chips chips-large' : 'chips'}>
        {[...options, ...declined].map(({ value, label: text, icon }) => {
          const chosen = props.isChosen(value);
          return (
            <label key={value} class={value === ratherNotSay ? 'chip chip-quiet' : 'chip'}>
              <input
                type={type}
                name={name}
                value={value}
                {...(chosen === undefined
                  ? { defaultChecked: props.isFirstChosen(value) }
                  : { checked: chosen })}
                onChange={() => props.onToggle(value)}
              />
              <span>
                <Icon name="check" />
                {icon === undefined ? null : <ChipIcon name={icon} />}
                {text}
              </span>
            </label>
          );
        })}
      </div>
      <FieldNotes parts={parts} hint={hint} />
    </fieldset>
  );
};

/** Always in sight, unlike the tick. */
const ChipIcon = ({ name }: { readonly name: IconName }) => (
  <span class="chip-icon">
    <Icon name={name} />
  </span>
);
