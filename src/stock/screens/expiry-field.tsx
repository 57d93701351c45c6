import { useRef, useState } from 'preact/hooks';
import { Field } from '#kit/components/field.tsx';
import { useField } from '#kit/form/context.ts';
import { useWords } from '#kit/words/context.tsx';
import type { LocalDate } from '#log/index.ts';
import { readExpiry } from './read-expiry.ts';

export type ExpiryFieldProps = {
  readonly name: string;
  readonly label: string;
  /** Where it starts. */
  readonly value?: LocalDate | undefined;
  /** The day, or '' when none is typed or it cannot be read; the field then says why, and `findUnclear` finds it. */
  readonly onInput: (expires: LocalDate | '') => void;
};

/** An expiry typed as the box prints it, month and year or a day; once it is left, it says the day it was read as. */
export const ExpiryField = (props: ExpiryFieldProps) => {
  const { name, onInput } = props;
  const { t, day: showDay } = useWords();
  const element = useRef<HTMLInputElement>(null);
  const [told, setTold] = useState<{ readonly problem?: string; readonly day?: LocalDate }>(
    props.value === undefined ? {} : { day: props.value },
  );
  const given = useField(name, true);
  const parts = told.problem === undefined ? given : { ...given, problem: t(told.problem) };
  const read = (text: string) => {
    const isDayFirst = /^\D*22/.test(showDay('2033-11-22', { day: '2-digit', month: '2-digit' }));
    const expires = readExpiry(text, isDayFirst ? 'dmy' : 'mdy');
    element.current?.setCustomValidity(expires.ok ? '' : t(expires.error));
    return expires;
  };
  const tell = (text: string): void => {
    const expires = read(text);
    if (!expires.ok) setTold({ problem: expires.error });
    else setTold(expires.value === '' ? {} : { day: expires.value });
  };
  const hint =
    told.day === undefined ? t('stock.expires.hint') : t('stock.expires.read', { day: showDay(told.day) });
  return (
    <Field field={{ ...props, hint }} parts={parts}>
      <input
        ref={element}
        id={parts.id}
        name={name}
        class="input"
        type="text"
        autocomplete="off"
        maxLength={30}
        defaultValue={props.value}
        aria-describedby={parts.describedBy}
        aria-invalid={parts.problem === undefined ? undefined : true}
        onInput={(event) => {
          const expires = read(event.currentTarget.value);
          setTold({});
          onInput(expires.ok ? expires.value : '');
        }}
        onInvalid={(event) => {
          event.preventDefault();
          event.currentTarget.focus();
          tell(event.currentTarget.value);
        }}
        onBlur={(event) => tell(event.currentTarget.value)}
      />
    </Field>
  );
};
