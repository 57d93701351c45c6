/** A code made from what a person typed: `Máquina N. 4` gives `maquina-n-4`. At most six words; `fallback` for nothing. */
export const toCode = (text: string, fallback: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((part) => part !== '')
    .slice(0, 6)
    .join('-')
    .slice(0, 60)
    .replace(/-$/, '') || fallback;
