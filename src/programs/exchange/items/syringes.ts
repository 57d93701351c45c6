import { item, type OwnItem } from '#catalog/item.ts';

const whole = (size: string, en: string, es: string, barrelMl: number): OwnItem => {
  return item(`syringe-${size}`, `Syringe ${en}`, `Jeringa ${es}`, 'syringes', { set: 'complete', barrelMl });
};

const fine = (
  size: string,
  en: string,
  es: string,
  barrelMl: number,
  gauge: number,
  needleInches: NonNullable<OwnItem['needleInches']>,
): OwnItem => {
  return item(
    `syringe-${size}-${gauge}g`,
    `Syringe ${en}, ${gauge}G ${needleInches}"`,
    `Jeringa ${es}, ${gauge}G ${needleInches}"`,
    'syringes',
    // A needle that is fixed leaves almost no space below the plunger.
    { set: 'complete', barrelMl, gauge, needleInches, lowDeadSpace: true, hidden: true },
  );
};

const barrel = (size: string, text: string, barrelMl: number): OwnItem => {
  return item(`barrel-${size}`, `Barrel ${text}, no needle`, `Jeringa ${text} sin aguja`, 'syringes', {
    set: 'barrel',
    barrelMl,
  });
};

const lowDeadSpaceBarrel = (size: string, text: string, barrelMl: number): OwnItem => {
  return item(
    `barrel-${size}-lds`,
    `Barrel ${text}, low dead space`,
    `Jeringa ${text} sin aguja, poco espacio muerto`,
    'syringes',
    { set: 'barrel', barrelMl, lowDeadSpace: true, hidden: true },
  );
};

const needle = (gauge: number, needleInches: NonNullable<OwnItem['needleInches']>, code: string): OwnItem => {
  return item(
    `needle-${gauge}g-${code}`,
    `Needle ${gauge}G ${needleInches}"`,
    `Aguja ${gauge}G ${needleInches}"`,
    'syringes',
    { set: 'needle', gauge, needleInches, hidden: true },
  );
};

/**
 * Syringes and needles: the sizes, gauges and lengths in use (docs/practice.md, Channels, items and places). The plain
 * sizes are what a counter shows at first; those with a gauge are hidden until an organization turns them on.
 */
export const syringes: readonly OwnItem[] = [
  whole('0-3ml', '0.3 ml', '0.3 ml', 0.3),
  whole('0-5ml', '0.5 ml', '0.5 ml', 0.5),
  whole('1ml', '1 ml', '1 ml', 1),
  whole('2ml', '2 ml', '2 ml', 2),
  whole('3ml', '3 ml', '3 ml', 3),
  whole('5ml', '5 ml', '5 ml', 5),
  whole('10ml', '10 ml', '10 ml', 10),
  fine('0-3ml', '0.3 ml', '0.3 ml', 0.3, 31, '5/16'),
  fine('0-5ml', '0.5 ml', '0.5 ml', 0.5, 28, '1/2'),
  fine('0-5ml', '0.5 ml', '0.5 ml', 0.5, 29, '1/2'),
  fine('0-5ml', '0.5 ml', '0.5 ml', 0.5, 30, '5/16'),
  fine('0-5ml', '0.5 ml', '0.5 ml', 0.5, 31, '5/16'),
  fine('1ml', '1 ml', '1 ml', 1, 27, '1/2'),
  fine('1ml', '1 ml', '1 ml', 1, 28, '1/2'),
  fine('1ml', '1 ml', '1 ml', 1, 29, '1/2'),
  fine('1ml', '1 ml', '1 ml', 1, 30, '1/2'),
  fine('1ml', '1 ml', '1 ml', 1, 31, '5/16'),
  barrel('1ml', '1 ml', 1),
  barrel('2ml', '2 ml', 2),
  barrel('3ml', '3 ml', 3),
  barrel('5ml', '5 ml', 5),
  barrel('10ml', '10 ml', 10),
  lowDeadSpaceBarrel('1ml', '1 ml', 1),
  lowDeadSpaceBarrel('2ml', '2 ml', 2),
  needle(21, '1', '1'),
  needle(21, '1 1/2', '1-1-2'),
  needle(22, '1', '1'),
  needle(23, '1', '1'),
  needle(24, '1', '1'),
  needle(25, '5/8', '5-8'),
  needle(25, '1', '1'),
  needle(26, '1/2', '1-2'),
  needle(27, '1/2', '1-2'),
  needle(28, '1/2', '1-2'),
  needle(29, '1/2', '1-2'),
  needle(30, '1/2', '1-2'),
  item('needle-loose', 'Loose needle', 'Aguja suelta', 'syringes', { set: 'needle' }),
];
