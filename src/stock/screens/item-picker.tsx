import { useId, useState } from 'preact/hooks';
import type { Item } from '#catalog/item.ts';
import { useWords } from '#kit/words/context.tsx';
import { useItemNames, useItems } from './item-names.ts';

export type ItemPickerProps = {
  /** Codes to pick with one tap, the likeliest first. */
  readonly recent: readonly string[];
  readonly onPick: (item: string) => void;
};

/** Picks an item: a tap on a recent one, or a few letters and Enter. */
export const ItemPicker = ({ recent, onPick }: ItemPickerProps) => {
  const { t } = useWords();
  const names = useItemNames();
  const items = useItems();
  const id = useId();
  const [text, setText] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const found = isOpen ? findItems(items, names, text) : [];
  const pick = (item: string | undefined): void => {
    if (item === undefined) return;
    setText('');
    setOpen(false);
    setAt(0);
    onPick(item);
  };
  return (
    <div class="picker">
      {recent.length === 0 ? null : (
        // biome-ignore lint/a11y/useSemanticElements: these are buttons, not fields of a form
        <div class="picker-recent" role="group" aria-label={t('stock.lines.recent')}>
          {recent.map((code) => (
            <button key={code} type="button" class="button" onClick={() => pick(code)}>
              <span>{names(code)}</span>
            </button>
          ))}
        </div>
      )}
      <div class="field">
        <label for={id}>{t('stock.lines.add')}</label>
        <input
          id={id}
          class="input"
          type="text"
          role="combobox"
          autocomplete="off"
          placeholder={t('stock.lines.search')}
          aria-expanded={isOpen}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={found[at] === undefined ? undefined : `${id}-${at}`}
          value={text}
          onFocus={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          onInput={(event) => {
            setText(event.currentTarget.value);
            setOpen(true);
            setAt(0);
          }}
          onKeyDown={(event) => {
            const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
            if (step !== undefined) setAt(Math.min(found.length - 1, Math.max(0, at + step)));
            else if (event.key === 'Enter')
              pick(text.trim() === '' && at === 0 ? undefined : found[at]?.code);
            else if (event.key === 'Escape') setOpen(false);
            else return;
            event.preventDefault();
          }}
        />
        {isOpen ? (
          <div
            id={`${id}-list`}
            class="picker-list"
            role="listbox"
            aria-label={t('stock.lines.add')}
            // No stop of its own for Tab, as a list that scrolls would be: it goes when the field is left, and the focus with it.
            tabIndex={-1}
          >
            {found.map(({ code }, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard by the field that owns the list
              // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the option that is meant
              <div
                key={code}
                id={`${id}-${index}`}
                role="option"
                aria-selected={index === at}
                // The field must not lose the focus, or the list would be gone before the tap ends.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => pick(code)}
              >
                {names(code)}
              </div>
            ))}
            {found.length === 0 ? <p class="field-hint">{t('stock.lines.none-found')}</p> : null}
          </div>
        ) : null}
      </div>
    </div>
  );
};

/** Items of which every typed word is in a name, those that begin with it first. */
const findItems = (
  items: readonly Item[],
  names: (code: string) => string,
  text: string,
): readonly Item[] => {
  const wanted = fold(text);
  const words = wanted.split(/\s+/).filter(Boolean);
  const rank = ({ code }: Item): number => (fold(names(code)).startsWith(wanted) ? 0 : 1);
  return items
    .filter(({ code, aliases = [] }) => {
      const known = fold([names(code), ...aliases].join(' '));
      return words.every((word) => known.includes(word));
    })
    .toSorted((a, b) => rank(a) - rank(b));
};

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
