/** Who is called when nobody answers, and after how many minutes. */
export interface CallStep {
  readonly minutes: number;
  /** Ids of numbers; none where whoever was to be called is gone. */
  readonly numbers: readonly string[];
}

/**
 * The steps that are due so many minutes after an alarm began, and when the next one is. A step that nobody can take is skipped at
 * once: the one after it takes its time.
 */
export const stepsDue = (
  steps: readonly CallStep[],
  minutes: number,
): { readonly due: readonly CallStep[]; readonly nextMinutes: number | undefined } => {
  const moved: CallStep[] = [];
  let skipped: number | undefined;
  for (const step of steps.toSorted((a, b) => a.minutes - b.minutes)) {
    const at = skipped ?? step.minutes;
    skipped = step.numbers.length === 0 ? at : undefined;
    if (step.numbers.length > 0) moved.push({ ...step, minutes: at });
  }
  return {
    due: moved.filter((step) => step.minutes <= minutes),
    nextMinutes: moved.find((step) => step.minutes > minutes)?.minutes,
  };
};
