import { createContext } from 'preact';
import { useContext, useEffect, useId } from 'preact/hooks';

/** Which forms hold something that is not saved yet. One for the app; asked before an update or leaving. */
export type Unsaved = {
  readonly hold: (form: string) => void;
  readonly release: (form: string) => void;
  readonly isEmpty: () => boolean;
};

export const createUnsaved = (): Unsaved => {
  const forms = new Set<string>();
  return {
    hold: (form) => {
      forms.add(form);
    },
    release: (form) => {
      forms.delete(form);
    },
    isEmpty: () => forms.size === 0,
  };
};

const UnsavedContext = createContext<Unsaved | undefined>(undefined);

export const UnsavedProvider = UnsavedContext.Provider;

/** Says that this part of the screen holds unsaved work while `isDirty`; let go of when it leaves the screen. */
export const useUnsaved = (isDirty: boolean): void => {
  const unsaved = useContext(UnsavedContext);
  const id = useId();
  useEffect(() => {
    if (!isDirty) return;
    unsaved?.hold(id);
    return () => unsaved?.release(id);
  }, [isDirty, unsaved]);
};
