import type { ComponentChildren } from 'preact';
import type { FieldParts } from '../form/context.ts';
import { useWords } from '../words/context.tsx';
import { Icon } from './icon.tsx';

/** What every field has: a name in the form, a label, and perhaps a hint. */
export type FieldProps = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** Nearly everything is optional here; the few fields that are not say so. */
  readonly isNeeded?: boolean;
};

/** The words of a label: what is needed is marked, not what is optional. */
export const FieldLabel = ({ label, isNeeded = false }: Pick<FieldProps, 'label' | 'isNeeded'>) => {
  const { t } = useWords();
  return (
    <>
      {label}
      {isNeeded ? <span class="field-optional"> ({t('kit.required')})</span> : null}
    </>
  );
};

/** Hint and problem, tied to the control by the ids of `useField`. */
export const FieldNotes = ({
  parts,
  hint,
}: {
  readonly parts: FieldParts;
  readonly hint: string | undefined;
}) => (
  <>
    {hint === undefined ? null : (
      <p class="field-hint" id={`${parts.id}-hint`}>
        {hint}
      </p>
    )}
    {parts.problem === undefined ? null : (
      <p class="field-problem" id={`${parts.id}-problem`}>
        <Icon name="warning" />
        <span>{parts.problem}</span>
      </p>
    )}
  </>
);

/** Label, control and notes of one field. */
export const Field = ({
  field,
  parts,
  children,
}: {
  readonly field: FieldProps;
  readonly parts: FieldParts;
  readonly children: ComponentChildren;
}) => (
  <div class="field">
    <label for={parts.id}>
      <FieldLabel label={field.label} isNeeded={field.isNeeded ?? false} />
    </label>
    {children}
    <FieldNotes parts={parts} hint={field.hint} />
  </div>
);
