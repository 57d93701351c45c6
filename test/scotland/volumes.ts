/**
 * Injecting equipment provision in Scotland, 2022/23: 330 outlets, 132 447 attendances, 2.3 million needles and syringes
 * (Public Health Scotland; docs/practice.md, Scotland). Pharmacies are three in four outlets (214 of 281 in 2019/20; docs/practice.md, Scotland).
 * How the rest is split over channels and boards is made up.
 */
export const scotland = {
  from: '2022-04-01',
  to: '2023-03-31',
  timeZone: 'Europe/London',
  outlets: 330,
  attendances: 132_447,
  syringes: 2_300_000,
  boards: 14,
} as const;

/** Outlets of a board by channel. */
export const outletsOfBoard = (board: number, boards: number, outlets: number): Record<string, number> => {
  const own = Math.floor((outlets * (board + 1)) / boards) - Math.floor((outlets * board) / boards);
  const pharmacy = Math.round(own * 0.76);
  const mobile = own > 4 ? 1 : 0;
  return { pharmacy, mobile, fixed: own - pharmacy - mobile };
};
