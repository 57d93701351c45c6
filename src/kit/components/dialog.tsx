import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { useWords } from '../words/context.tsx';
import { IconButton } from './button.tsx';

export type DialogProps = {
  readonly title: string;
  readonly isOpen: boolean;
  /** Called by the close button, Escape and the phone's back gesture. */
  readonly onClose: () => void;
  readonly children: ComponentChildren;
  /** Buttons, the safest first. */
  readonly actions?: ComponentChildren;
};

/** A question above the screen: the native dialog keeps focus inside and gives it back. */
export const Dialog = ({ title, isOpen, onClose, children, actions }: DialogProps) => {
  const { t } = useWords();
  const element = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    if (isOpen && element.current?.open === false) element.current.showModal();
    if (!isOpen && element.current?.open === true) element.current.close();
  }, [isOpen]);
  return (
    <dialog ref={element} aria-labelledby={id} onClose={onClose}>
      {isOpen ? (
        <div class="dialog-box">
          <div class="dialog-head">
            <h2 id={id}>{title}</h2>
            <IconButton icon="close" label={t('kit.close')} onClick={onClose} />
          </div>
          {children}
          {actions === undefined ? null : <div class="dialog-actions">{actions}</div>}
        </div>
      ) : null}
    </dialog>
  );
};
