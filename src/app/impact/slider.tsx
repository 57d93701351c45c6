import { useId } from 'preact/hooks';

export type SliderProps = {
  readonly label: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly step: number;
  /** The value as people read it. */
  readonly text: string;
  readonly onInput: (value: number) => void;
};

/** One quantity between two ends, for asking "what if": fingers, arrow keys and screen readers all move it. */
export const Slider = ({ label, value, low, high, step, text, onInput }: SliderProps) => {
  const id = useId();
  return (
    <div class="impact-slider">
      <label for={id}>
        <span>{label}</span> <output for={id}>{text}</output>
      </label>
      <input
        id={id}
        type="range"
        min={low}
        max={high}
        step={step}
        value={value}
        aria-valuetext={text}
        onInput={(event) => onInput(Number(event.currentTarget.value))}
      />
    </div>
  );
};
