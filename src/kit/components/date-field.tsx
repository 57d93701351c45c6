import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { err, type LocalDate } from '#log/index.ts';
import { useField } from '../form/context.ts';
import { type DayOrder, firstDay, lastDay, readDay } from '../form/read-day.ts';
import { useWords } from '../words/context.tsx';
import { Field, type FieldProps } from './field.tsx';

export type DateFieldProps = FieldProps & {
  /** Calendar days, `YYYY-MM-DD`. `max` is today, where what has not come yet cannot be meant. */
  readonly value?: LocalDate | '';
  readonly min?: LocalDate;
  readonly max?: LocalDate;
  /** The day, or '' when none is typed or it cannot be read; the field then says why, and `findUnclear` finds it. */
  readonly onInput?: (value: LocalDate | '') => void;
};

/** A calendar day, picked with the phone's own calendar or typed: years of two digits are read, never kept. */
export const DateField = (props: DateFieldProps) => {
  const { name, value, min = firstDay, max = lastDay, onInput, hint } = props;
  const { t, day: showDay } = useWords();
  const element = useRef<HTMLInputElement>(null);
  const [own, setOwn] = useState<string>();
  const given = useField(name, hint !== undefined || own !== undefined);
  const parts = own === undefined ? given : { ...given, problem: t(own) };
  // While it is typed the field is the person's: a year arrives digit by digit.
  useLayoutEffect(() => {
    const input = element.current;
    if (input === null || value === undefined || value === '' || document.activeElement === input) return;
    input.value = value;
    input.setCustomValidity('');
    setOwn(undefined);
  }, [value]);

  const read = (input: HTMLInputElement) => {
    const order: DayOrder = /^\D*22/.test(showDay('2033-11-22', { day: '2-digit', month: '2-digit' }))
      ? 'dmy'
      : 'mdy';
    // Of a day that is typed in part the browser gives nothing: that is not the same as none.
    const day = input.validity.badInput ? err('kit.form.date') : readDay(input.value, { min, max, order });
    input.setCustomValidity(day.ok ? '' : t(day.error));
    return day;
  };
  return (
    <Field field={props} parts={parts}>
      <input
        ref={element}
        id={parts.id}
        name={name}
        class="input"
        type="date"
        min={min}
        max={max}
        defaultValue={value}
        aria-describedby={parts.describedBy}
        aria-invalid={parts.problem === undefined ? undefined : true}
        required={props.isNeeded}
        onInput={(event) => {
          const day = read(event.currentTarget);
          if (day.ok) setOwn(undefined);
          onInput?.(day.ok ? day.value : '');
        }}
        onInvalid={(event) => {
          // Said beside the field, not in a bubble over it.
          event.preventDefault();
          event.currentTarget.focus();
          setOwn(outcome(read(event.currentTarget)));
        }}
        onBlur={(event) => {
          const day = read(event.currentTarget);
          setOwn(outcome(day));
          if (day.ok) event.currentTarget.value = day.value;
        }}
      />
    </Field>
  );
};

const outcome = (day: ReturnType<typeof readDay>): string | undefined => (day.ok ? undefined : day.error);
