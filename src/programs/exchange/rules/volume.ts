/** What a volume is typed in. Liters are what is stored. */
export const volumeUnits = ['litre', 'quart', 'gallon'] as const;
export type VolumeUnit = (typeof volumeUnits)[number];

/** Liters in one: quarts and gallons of the United States. */
const litersIn: Readonly<Record<VolumeUnit, number>> = {
  litre: 1,
  quart: 0.946352946,
  gallon: 3.785411784,
};

/** Units as a reader of this region (`en-US`) would look for them: what containers are sold by there comes first. */
export const unitsFor = (region: string): readonly VolumeUnit[] =>
  region.endsWith('-US') ? ['quart', 'gallon', 'litre'] : volumeUnits;

export const toLiters = (size: number, unit: VolumeUnit): number => rounded(size * litersIn[unit], 4);

export const fromLiters = (liters: number, unit: VolumeUnit): number => rounded(liters / litersIn[unit], 2);

/** What a size in liters was typed in: the first unit in which it is a number that people say, else liters. */
export const unitOf = (liters: number, units: readonly VolumeUnit[]): VolumeUnit =>
  units.find((unit) => {
    const tenfold = (liters / litersIn[unit]) * 20;
    return Math.abs(tenfold - Math.round(tenfold)) < 0.002;
  }) ?? 'litre';

/** Syringes in one liter, from those in one of `unit`. */
export const perLiter = (perUnit: number, unit: VolumeUnit): number => perUnit / litersIn[unit];

/** Syringes in one of `unit`, from those in one liter. */
export const perUnitOf = (perLitre: number, unit: VolumeUnit): number => perLitre * litersIn[unit];

const rounded = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits;
