import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { useUnsaved } from '../form/unsaved.ts';

export type TypedFormProps = {
  /** Answers whether what was typed is saved: nothing waits here any more. Until it answers, a second press does nothing. */
  readonly onSubmit: () => boolean | Promise<boolean>;
  readonly children: ComponentChildren;
  readonly class?: string;
};

/** A form whose screen holds what is typed (`Form` holds it itself): whoever leaves it unsaved is asked first. */
export const TypedForm = ({ onSubmit, children, class: more }: TypedFormProps) => {
  const [isDirty, setDirty] = useState(false);
  const isBusy = useRef(false);
  useUnsaved(isDirty);
  const submit = async (): Promise<void> => {
    if (isBusy.current) return;
    isBusy.current = true;
    try {
      if (await onSubmit()) setDirty(false);
    } finally {
      isBusy.current = false;
    }
  };
  return (
    <form
      class={more === undefined ? 'form' : `form ${more}`}
      onInput={() => setDirty(true)}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {children}
    </form>
  );
};
