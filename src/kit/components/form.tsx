import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { GenericSchema, InferOutput } from 'valibot';
import { FormContext } from '../form/context.ts';
import { type FieldProblem, formToValues, parseForm } from '../form/parse.ts';
import { useUnsaved } from '../form/unsaved.ts';
import { useWords } from '../words/context.tsx';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';

export type FormProps<Schema extends GenericSchema> = {
  /** One schema for all fields; its keys are the fields' names. */
  readonly schema: Schema;
  /**
   * Called with the typed value. The answer names problems that only the store or the server can see.
   */
  readonly onSubmit: (value: InferOutput<Schema>) => FormAnswer | Promise<FormAnswer>;
  readonly children: ComponentChildren;
  readonly submitLabel: string;
  /** More buttons, after the first. */
  readonly actions?: ComponentChildren;
};

/**
 * Problems found while saving; an empty list means saved. `not-saved`: the screen has said why, and what is typed still
 * waits to be saved.
 */
export type FormAnswer = readonly FieldProblem[] | 'not-saved';

/** A native form: fields keep their own values, one schema reads them, problems stand beside the fields. */
export const Form = <Schema extends GenericSchema>({
  schema,
  onSubmit,
  children,
  submitLabel,
  actions,
}: FormProps<Schema>) => {
  const { t } = useWords();
  const element = useRef<HTMLFormElement>(null);
  const summary = useRef<HTMLDivElement>(null);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [isDirty, setDirty] = useState(false);
  const [isBusy, setBusy] = useState(false);
  useUnsaved(isDirty);
  useEffect(() => {
    if (problems.length > 0) summary.current?.focus();
  }, [problems]);

  const submit = async (): Promise<void> => {
    if (element.current === null || isBusy) return;
    const parsed = parseForm(schema, formToValues(new FormData(element.current)));
    if (!parsed.ok) {
      setProblems(parsed.problems);
      return;
    }
    setBusy(true);
    try {
      const found = await onSubmit(parsed.value);
      setProblems(found === 'not-saved' ? [] : found);
      if (found !== 'not-saved' && found.length === 0) setDirty(false);
    } finally {
      setBusy(false);
    }
  };

  return (
    <form
      ref={element}
      class="form"
      noValidate
      onInput={() => setDirty(true)}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <div ref={summary} tabIndex={-1} hidden={problems.length === 0}>
        <Summary problems={problems} form={element.current} />
      </div>
      <FormContext.Provider
        value={{ problems: Object.fromEntries(problems.map(({ name, message }) => [name, t(message)])) }}
      >
        {children}
      </FormContext.Provider>
      <div class="form-actions">
        <Button type="submit" tone="primary" size="large" isDisabled={isBusy}>
          {submitLabel}
        </Button>
        {actions}
      </div>
    </form>
  );
};

type SummaryProps = { readonly problems: readonly FieldProblem[]; readonly form: HTMLFormElement | null };

/** All problems in one place, each leading to its field. */
const Summary = ({ problems, form }: SummaryProps) => {
  const { t } = useWords();
  if (problems.length === 0) return null;
  return (
    <div class="banner banner-danger" role="alert">
      <Icon name="warning" />
      <div class="banner-text">
        {/* What is wrong with none of the answers says itself what to do. */}
        {problems.some(({ name }) => name !== '') ? (
          <p>{t('kit.form.problems', { count: problems.length })}</p>
        ) : null}
        <ul>
          {problems.map(({ name, message }) => {
            const control = controlOf(form, name);
            const label = control === undefined ? undefined : labelOf(control);
            return (
              <li key={name}>
                {control === undefined ? (
                  t(message)
                ) : (
                  <button type="button" class="link" onClick={() => control.focus()}>
                    {label === undefined ? '' : `${label}: `}
                    {t(message)}
                  </button>
                )}
              </li>
            );
          })}
        </ul>
      </div>
    </div>
  );
};

const controlOf = (form: HTMLFormElement | null, name: string): HTMLElement | undefined => {
  const found = form?.elements.namedItem(name) ?? form?.elements.namedItem(`${name}[]`) ?? null;
  if (found instanceof HTMLElement) return found;
  const first = found instanceof RadioNodeList ? found[0] : undefined;
  return first instanceof HTMLElement ? first : undefined;
};

const labelOf = (control: HTMLElement): string | undefined =>
  (control.closest('fieldset')?.querySelector('legend') ?? control.closest('.field')?.querySelector('label'))
    ?.firstChild?.textContent ?? undefined;
