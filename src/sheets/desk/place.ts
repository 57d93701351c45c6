import type { Item } from '#catalog/item.ts';
import type { Uuid } from '#log/index.ts';

/** What an organization says of where its sheets belong. */
export interface SheetOrigin {
  readonly sites: readonly { readonly id: Uuid; readonly name: string; readonly channel: string }[];
  readonly timeZone: string;
  /** Items as the organization has them; left out: as they are shipped. */
  readonly items?: readonly Item[];
}
