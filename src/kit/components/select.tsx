import { useField } from '../form/context.ts';
import { Field, type FieldProps } from './field.tsx';

export type Option = { readonly value: string; readonly label: string };

export type SelectProps = FieldProps & {
  readonly options: readonly Option[];
  readonly value?: string;
  readonly onChange?: (value: string) => void;
  /** First line, with the empty value: for example "All sites". Left out, the first option is chosen. */
  readonly empty?: string;
};

/** One of many, with the phone's own picker. For up to seven use `Choice`: every option shows. */
export const Select = (props: SelectProps) => {
  const { name, options, value, onChange, empty, hint } = props;
  const parts = useField(name, hint !== undefined);
  const chosen = value ?? (empty === undefined ? options[0]?.value : '');
  return (
    <Field field={props} parts={parts}>
      <select
        id={parts.id}
        name={name}
        class="select"
        aria-describedby={parts.describedBy}
        aria-invalid={parts.problem === undefined ? undefined : true}
        onChange={(event) => onChange?.(event.currentTarget.value)}
      >
        {empty === undefined ? null : (
          <option value="" selected={chosen === ''}>
            {empty}
          </option>
        )}
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={chosen === option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
};
