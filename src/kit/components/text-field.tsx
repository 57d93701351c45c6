import { useRef, useState } from 'preact/hooks';
import { useField } from '../form/context.ts';
import { isNumberText, readNumber } from '../form/read-number.ts';
import { useWords } from '../words/context.tsx';
import { Field, type FieldProps } from './field.tsx';

export type TextFieldProps = FieldProps & {
  readonly value?: string;
  readonly onInput?: (value: string) => void;
  /** More than one line. */
  readonly isLong?: boolean;
  readonly type?: 'text' | 'password' | 'search' | 'tel' | 'email' | 'url';
  /** `off` unless it is about the worker's own account: a shared phone must not remember people. */
  readonly autocomplete?: 'off' | 'username' | 'current-password' | 'new-password';
  readonly maxLength?: number;
};

/** Text that the person types. Starts with `value`; the form reads what it holds. */
export const TextField = (props: TextFieldProps) => {
  const {
    name,
    value,
    onInput,
    isLong = false,
    type = 'text',
    autocomplete = 'off',
    maxLength,
    hint,
  } = props;
  const parts = useField(name, hint !== undefined);
  const shared = {
    id: parts.id,
    name,
    class: 'input',
    defaultValue: value,
    maxLength,
    'aria-describedby': parts.describedBy,
    'aria-invalid': parts.problem === undefined ? undefined : true,
    'aria-required': props.isNeeded === true ? true : undefined,
    onInput: (event: { readonly currentTarget: { readonly value: string } }) =>
      onInput?.(event.currentTarget.value),
  } as const;
  return (
    <Field field={props} parts={parts}>
      {isLong ? (
        // Without it browsers write what is typed into their own file of open pages.
        <textarea {...shared} autocomplete={autocomplete} rows={3} />
      ) : (
        <input {...shared} type={type} autocomplete={autocomplete} />
      )}
    </Field>
  );
};

export type NumberFieldProps = FieldProps & {
  readonly value?: number;
  readonly onInput?: (value: number | undefined) => void;
  /** Decimal digits allowed: 0 for counts, more for kilograms. */
  readonly digits?: number;
  /** Shown after the label, for example `kg`. */
  readonly unit?: string;
};

/** A number that the person types; the phone shows digits. For counts at the counter use `Stepper`. */
export const NumberField = (props: NumberFieldProps) => {
  const { name, value, onInput, digits = 0, unit, hint } = props;
  const { t } = useWords();
  const field = useField(name, hint !== undefined);
  const [isRefused, setRefused] = useState(false);
  const taken = useRef(value === undefined ? '' : String(value));
  const refusal = isRefused
    ? t(digits === 0 ? 'kit.form.whole' : 'kit.form.decimals', { digits })
    : undefined;
  const parts = { ...field, problem: refusal ?? field.problem };
  return (
    <Field field={unit === undefined ? props : { ...props, label: `${props.label} (${unit})` }} parts={parts}>
      <input
        id={parts.id}
        name={name}
        class="input"
        // Not the browser's own number field, which drops what its own language does not write.
        type="text"
        role="spinbutton"
        autocomplete="off"
        inputMode={digits === 0 ? 'numeric' : 'decimal'}
        defaultValue={value === undefined ? undefined : String(value)}
        aria-describedby={parts.describedBy}
        aria-invalid={parts.problem === undefined ? undefined : true}
        aria-required={props.isNeeded === true ? true : undefined}
        onInput={(event) => {
          const typed = event.currentTarget.value;
          const isTaken = isNumberText(typed, digits);
          setRefused(!isTaken);
          if (isTaken) taken.current = typed;
          else event.currentTarget.value = taken.current;
          onInput?.(readNumber(taken.current));
        }}
      />
    </Field>
  );
};
