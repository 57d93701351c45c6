/**
 * Goes to the first field of this screen that holds something it cannot read, opens what it is folded in, and has it say
 * so. Ask it before saving: what was typed must never be left out without a word. True when there is one.
 */
export const findUnclear = (screen: ParentNode = document): boolean => {
  const field = screen.querySelector<HTMLInputElement>('input:invalid, textarea:invalid, select:invalid');
  if (field === null) return false;
  field.closest('details')?.setAttribute('open', '');
  field.reportValidity();
  return true;
};
