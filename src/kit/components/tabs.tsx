import type { ComponentChildren } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';

export type Tab = { readonly key: string; readonly label: string; readonly panel: () => ComponentChildren };

export type TabsProps = {
  readonly label: string;
  readonly tabs: readonly Tab[];
};

/** A few views of one thing. Arrow keys move between tabs; only the open panel is drawn. */
export const Tabs = ({ label, tabs }: TabsProps) => {
  const id = useId();
  const [open, setOpen] = useState(0);
  const buttons = useRef<(HTMLButtonElement | null)[]>([]);
  const go = (index: number): void => {
    const next = (index + tabs.length) % tabs.length;
    setOpen(next);
    buttons.current[next]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const isLeftward = document.documentElement.dir === 'rtl';
    const target = {
      ArrowRight: open + (isLeftward ? -1 : 1),
      ArrowLeft: open + (isLeftward ? 1 : -1),
      Home: 0,
      End: tabs.length - 1,
    }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    go(target);
  };
  return (
    <div>
      <div class="tabs" role="tablist" aria-label={label}>
        {tabs.map((tab, index) => (
          <button
            key={tab.key}
            type="button"
            role="tab"
            id={`${id}-tab-${tab.key}`}
            aria-controls={`${id}-panel`}
            aria-selected={index === open}
            tabIndex={index === open ? 0 : -1}
            ref={(element) => {
              buttons.current[index] = element;
            }}
            onClick={() => setOpen(index)}
            onKeyDown={onKeyDown}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div
        class="tab-panel"
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-tab-${tabs[open]?.key}`}
      >
        {tabs[open]?.panel()}
      </div>
    </div>
  );
};
