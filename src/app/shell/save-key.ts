/** Ctrl+Enter (⌘+Enter) saves what the screen holds, wherever the cursor is; not behind an open dialog. */
export const listenForSaveKey = (): void => addEventListener('keydown', press);

const press = (event: KeyboardEvent): void => {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.repeat) return;
  if (document.querySelector('dialog[open]') !== null) return;
  event.preventDefault();
  const form = document.activeElement?.closest('form');
  const save = form
    ? form.querySelector<HTMLElement>('[type=submit]')
    : document.querySelector<HTMLElement>('.save-bar > .button-primary');
  // One that is disabled does nothing.
  save?.click();
};
