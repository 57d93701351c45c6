import { itemUse, type Use } from '../../mapping/use.ts';
import type { Meaning } from '../meaning.ts';
import type { ColumnDoubt } from '../question.ts';
import type { Draft } from './draft.ts';

type Why = Extract<Meaning, { is: 'unclear' }>['why'];

/** How a person is asked about a header that can be read in more than one way. */
export const doubtOf: Readonly<Record<Why, ColumnDoubt>> = {
  size: 'size',
  item: 'item',
  exchanged: 'exchanged',
  received: 'received',
  brought: 'received',
  ordered: 'received',
  prepared: 'prepared',
  replaced: 'replaced',
  used: 'used',
};

const plainSyringe = itemUse('item', 'syringe-1ml');

/** The readings that it has, what holds until somebody says it first. */
export const usesOf = (why: Why, own: readonly Use[], { item }: Pick<Draft, 'item'>): readonly Use[] => {
  const cameIn = item === undefined ? [] : [itemUse('receive', item.item)];
  switch (why) {
    case 'exchanged':
      return ['none', ...own, 'back'];
    case 'received':
      return ['none', 'back', ...cameIn];
    case 'ordered':
      return ['none', ...cameIn];
    case 'brought':
    case 'prepared':
      return ['none', ...own, ...cameIn];
    case 'used':
      return item === undefined || item.item.startsWith('syringe-')
        ? ['none', ...(own.length > 0 ? own : [plainSyringe]), 'back']
        : ['none', ...own];
    default:
      return ['none', ...own];
  }
};
