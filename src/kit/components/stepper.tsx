import { useId, useState } from 'preact/hooks';
import { readWhole } from '../form/read-number.ts';
import { useWords } from '../words/context.tsx';
import { useHold } from './hold.ts';
import { Icon, type IconName } from './icon.tsx';

export type StepperProps = {
  readonly label: string;
  /** Undefined: nothing was said yet. Shown empty, never as 0. */
  readonly value: number | undefined;
  readonly onChange: (value: number) => void;
  /** How much one press adds; a typed number need not be a multiple. */
  readonly step?: number;
  readonly min?: number;
  readonly max?: number;
  readonly icon?: IconName;
  /** Shown under the number and read aloud; never stops anyone: quantities are the person's. */
  readonly warning?: string | undefined;
  /** Takes part in a form under this name. */
  readonly name?: string;
  /** Emptying the field takes the number back, for a question where 0 is an answer. Left out: it gives `min`. */
  readonly onClear?: () => void;
};

/** A whole number with minus and plus, 56 px targets: press, hold to go on, or type. */
export const Stepper = ({
  label,
  value,
  onChange,
  step = 1,
  min = 0,
  max = 99_999,
  icon,
  warning,
  name,
  onClear,
}: StepperProps) => {
  const { t } = useWords();
  const id = useId();
  const [hasPart, setPart] = useState(false);
  const note = hasPart ? t('kit.form.whole') : warning;
  const set = (next: number): void => {
    const within = Math.min(max, Math.max(min, Math.trunc(next)));
    if (within !== value) onChange(within);
  };
  const less = useHold(() => set((value ?? min) - step));
  const more = useHold(() => set((value ?? min) + step));

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot stand beside the controls
    <div
      class="stepper"
      role="group"
      aria-labelledby={`${id}-label`}
      data-filled={value !== undefined && (value > 0 || onClear !== undefined)}
    >
      <label class="stepper-label" id={`${id}-label`} for={id}>
        {icon === undefined ? null : <Icon name={icon} />}
        <span>{label}</span>
      </label>
      <div class="stepper-controls">
        <button
          type="button"
          aria-label={t('kit.less', { label })}
          aria-disabled={(value !== undefined && value <= min) || undefined}
          {...less}
        >
          <Icon name="minus" />
        </button>
        <input
          id={id}
          name={name}
          type="text"
          inputMode="numeric"
          pattern="[0-9]*"
          autocomplete="off"
          enterKeyHint="done"
          role="spinbutton"
          aria-valuenow={value}
          aria-valuemin={min}
          aria-valuemax={max}
          aria-describedby={note === undefined ? undefined : `${id}-warning`}
          data-long={value !== undefined && value > 999}
          placeholder={value === undefined ? '–' : undefined}
          value={textOf(value)}
          // Typing replaces the number: nobody has to delete a zero with a glove on.
          onFocus={(event) => event.currentTarget.select()}
          onInput={(event) => {
            const typed = readWhole(event.currentTarget.value);
            setPart(typed.hasPart);
            if (typed.value === undefined && onClear !== undefined) onClear();
            else set(typed.value ?? min);
          }}
          onBlur={(event) => {
            setPart(false);
            event.currentTarget.value = textOf(value);
          }}
          onKeyDown={(event) => {
            const change = { ArrowUp: step, ArrowDown: -step, PageUp: step * 10, PageDown: -step * 10 }[
              event.key
            ];
            if (change === undefined) return;
            event.preventDefault();
            set((value ?? min) + change);
          }}
        />
        <button
          type="button"
          aria-label={t('kit.more', { label })}
          aria-disabled={(value !== undefined && value >= max) || undefined}
          {...more}
        >
          <Icon name="plus" />
        </button>
      </div>
      <div
        aria-live="polite"
        class={note === undefined ? 'hidden-visually' : 'field-warning'}
        id={`${id}-warning`}
      >
        {note === undefined ? null : (
          <>
            <Icon name="info" />
            <span>{note}</span>
          </>
        )}
      </div>
    </div>
  );
};

const textOf = (value: number | undefined): string => (value === undefined ? '' : String(value));
