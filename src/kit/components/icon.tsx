import { drawings, type IconName } from './icons.ts';

export type { IconName };

export type IconProps = { readonly name: IconName };

/** Pictures that point somewhere turn around in right-to-left languages. */
const directed: ReadonlySet<IconName> = new Set(['back', 'next', 'returns', 'undo', 'van']);

/** One of our own line drawings, in the color of the text around it. Silent: the words beside it speak. */
export const Icon = ({ name }: IconProps) => (
  <svg class={directed.has(name) ? 'icon icon-directed' : 'icon'} viewBox="0 0 24 24" aria-hidden="true">
    <path d={drawings[name]} />
  </svg>
);
