import { type ComponentChildren, createContext } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useGiven } from '../use-given.ts';
import { useWords } from '../words/context.tsx';
import { Button, IconButton } from './button.tsx';
import { Icon, type IconName } from './icon.tsx';

export type ToastMessage = {
  readonly text: string;
  readonly icon?: IconName;
  /** Offers "Undo"; gone with the toast, so the screen must offer it elsewhere too. */
  readonly onUndo?: () => void;
  /** How long it stays, 10 when left out; the time stands still while it is touched, hovered or focused. */
  readonly seconds?: number;
};

type Shown = ToastMessage & { readonly key: number };

/** Shows a message at the top of the screen; a newer one takes its place. */
export type ShowToast = (message: ToastMessage) => void;

const ToastContext = createContext<ShowToast | undefined>(undefined);

export const useToast = (): ShowToast => useGiven(ToastContext);

export const ToastProvider = ({ children }: { readonly children: ComponentChildren }) => {
  const { t } = useWords();
  const [shown, setShown] = useState<Shown>();
  const count = useRef(0);
  const place = useRef<HTMLElement>(null);
  const before = useRef<Element | null>(null);
  const show = useMemo<ShowToast>(
    () => (message) => {
      count.current += 1;
      if (!place.current?.contains(document.activeElement)) before.current = document.activeElement;
      setShown({ ...message, key: count.current });
    },
    [],
  );
  // Whoever pressed "Undo" or closed the message goes on where they were.
  const close = (): void => {
    if (place.current?.contains(document.activeElement) && before.current instanceof HTMLElement)
      before.current.focus({ preventScroll: true });
    setShown(undefined);
  };
  return (
    <ToastContext.Provider value={show}>
      {children}
      <section ref={place} class="toasts" aria-label={t('kit.toast.label')} aria-live="polite">
        {shown === undefined ? null : <Toast key={shown.key} message={shown} onGone={close} />}
      </section>
    </ToastContext.Provider>
  );
};

const tick = 250;

const Toast = ({ message, onGone }: { readonly message: Shown; readonly onGone: () => void }) => {
  const { t } = useWords();
  const isHeld = useRef(false);
  useEffect(() => {
    let left = (message.seconds ?? 10) * 1000;
    const timer = setInterval(() => {
      if (isHeld.current) return;
      left -= tick;
      if (left <= 0) onGone();
    }, tick);
    return () => clearInterval(timer);
  }, []);
  const hold = (value: boolean) => () => {
    isHeld.current = value;
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pauses only; everything to press is a button inside
    <div
      class="toast"
      onPointerEnter={hold(true)}
      onPointerLeave={hold(false)}
      onFocusIn={hold(true)}
      onFocusOut={hold(false)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onGone();
      }}
    >
      {message.icon === undefined ? null : <Icon name={message.icon} />}
      <p>{message.text}</p>
      {message.onUndo === undefined ? null : (
        <Button
          onClick={() => {
            message.onUndo?.();
            onGone();
          }}
        >
          {t('kit.undo')}
        </Button>
      )}
      <IconButton icon="close" label={t('kit.close')} onClick={onGone} />
    </div>
  );
};
