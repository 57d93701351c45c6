/**
 * Enter goes to the next field of a list of lines, and from the last line to what adds one: a delivery is typed without
 * reaching for the glass. What stands aside (`data-aside`) and is filled already is passed over.
 */
export const toNextField = (event: KeyboardEvent, list: HTMLElement): void => {
  if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement) || event.defaultPrevented) return;
  const fields = [...list.querySelectorAll('input')].filter(
    (field) => field === event.target || field.closest('[data-aside]') === null || field.value === '',
  );
  const next = fields[fields.indexOf(event.target) + 1];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
};
