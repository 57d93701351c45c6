import type { OverdosePlace, StartGroup } from './population.ts';

/**
 * Rhode Island, people at risk of an opioid overdose, aggregated from the public inputs of Zang et al. 2022
 * (PMC9647481). Counts only; nobody can be told apart.
 */

/** People at the start (January 2016) by state, last kind of use, and whether they ever overdosed; by age band. */
export const rhodeIslandStart: readonly StartGroup[] = [
  {
    state: 'otherDrugs',
    lastUse: 'otherDrugs',
    everOverdosed: false,
    byAge: [91, 3828, 3515, 1786, 1451, 1023, 162],
  },
  {
    state: 'otherDrugs',
    lastUse: 'otherDrugs',
    everOverdosed: true,
    byAge: [44, 1285, 1239, 596, 431, 357, 48],
  },
  {
    state: 'higherRisk',
    lastUse: 'higherRisk',
    everOverdosed: false,
    byAge: [46, 339, 315, 271, 225, 187, 81],
  },
  {
    state: 'higherRisk',
    lastUse: 'higherRisk',
    everOverdosed: true,
    byAge: [46, 281, 293, 274, 209, 161, 74],
  },
  {
    state: 'lowerRisk',
    lastUse: 'lowerRisk',
    everOverdosed: false,
    byAge: [81, 592, 526, 464, 412, 309, 136],
  },
  { state: 'lowerRisk', lastUse: 'lowerRisk', everOverdosed: true, byAge: [21, 187, 184, 156, 137, 99, 48] },
  { state: 'notUsing', lastUse: 'higherRisk', everOverdosed: false, byAge: [6, 31, 34, 35, 22, 28, 8] },
  { state: 'notUsing', lastUse: 'higherRisk', everOverdosed: true, byAge: [2, 22, 33, 35, 21, 16, 6] },
  { state: 'notUsing', lastUse: 'lowerRisk', everOverdosed: false, byAge: [9, 68, 55, 65, 35, 27, 16] },
  { state: 'notUsing', lastUse: 'lowerRisk', everOverdosed: true, byAge: [7, 16, 22, 13, 11, 13, 4] },
  {
    state: 'notUsing',
    lastUse: 'prescription',
    everOverdosed: false,
    byAge: [85, 680, 663, 546, 477, 387, 138],
  },
  { state: 'notUsing', lastUse: 'prescription', everOverdosed: true, byAge: [18, 150, 162, 145, 93, 94, 39] },
  {
    state: 'prescription',
    lastUse: 'prescription',
    everOverdosed: false,
    byAge: [907, 6818, 6461, 5536, 4659, 3777, 1695],
  },
  {
    state: 'prescription',
    lastUse: 'prescription',
    everOverdosed: true,
    byAge: [196, 1608, 1534, 1220, 1104, 880, 389],
  },
];

/**
 * Kits handed out by community programs and sold by pharmacies, 2015 to 2019, by municipality:
 * name, people at risk, community kits by year, pharmacy kits by year.
 */
const rows: readonly (readonly [string, number, readonly number[], readonly number[]])[] = [
  ['Barrington', 787, [4, 12, 7, 47, 115], [12, 32, 36, 100, 138]],
  ['Bristol', 1585, [10, 32, 35, 105, 277], [25, 64, 73, 201, 279]],
  ['Burrillville', 901, [36, 121, 28, 61, 93], [14, 37, 41, 114, 158]],
  ['Central Falls', 1143, [5, 16, 53, 91, 101], [18, 46, 52, 145, 201]],
  ['Charlestown', 448, [5, 16, 27, 32, 16], [7, 18, 21, 57, 79]],
  ['Coventry', 2016, [19, 63, 50, 155, 182], [31, 82, 92, 256, 354]],
  ['Cranston', 4788, [144, 477, 225, 600, 486], [74, 194, 219, 607, 842]],
  ['Cumberland', 1925, [6, 19, 78, 98, 63], [30, 78, 88, 244, 338]],
  ['East Greenwich', 639, [7, 22, 17, 33, 48], [10, 26, 29, 81, 112]],
  ['East Providence', 2802, [41, 137, 110, 150, 301], [43, 114, 128, 355, 493]],
  ['Exeter', 377, [36, 120, 6, 7, 25], [6, 15, 17, 48, 66]],
  ['Foster', 264, [0, 1, 29, 29, 19], [4, 11, 12, 33, 46]],
  ['Glocester', 574, [0, 1, 9, 25, 19], [9, 23, 26, 73, 101]],
  ['Hopkinton', 481, [2, 6, 17, 42, 3], [7, 20, 22, 61, 85]],
  ['Jamestown', 292, [4, 12, 1, 9, 2], [5, 12, 13, 37, 51]],
  ['Johnston', 1648, [12, 40, 148, 305, 134], [26, 67, 76, 209, 290]],
  ['Lincoln', 1108, [8, 27, 24, 54, 71], [17, 45, 51, 141, 195]],
  ['Little Compton', 182, [0, 0, 4, 4, 8], [3, 7, 8, 23, 32]],
  ['Middletown', 874, [1, 4, 19, 44, 44], [14, 35, 40, 111, 154]],
  ['Narragansett', 1111, [28, 93, 44, 55, 49], [17, 45, 51, 141, 195]],
  ['New Shoreham', 57, [0, 0, 4, 64, 0], [1, 2, 3, 7, 10]],
  ['Newport', 1674, [17, 56, 53, 90, 123], [26, 68, 77, 212, 294]],
  ['North Kingstown', 1431, [23, 77, 140, 170, 195], [22, 58, 66, 181, 252]],
  ['North Providence', 1857, [14, 47, 80, 125, 119], [29, 75, 85, 236, 326]],
  ['North Smithfield', 694, [2, 5, 33, 47, 36], [11, 28, 32, 88, 122]],
  ['Pawtucket', 4097, [80, 265, 450, 846, 757], [64, 166, 188, 520, 720]],
  ['Portsmouth', 922, [4, 13, 23, 81, 68], [14, 37, 42, 117, 162]],
  ['Providence', 11517, [207, 687, 1265, 2601, 2808], [179, 468, 528, 1461, 2025]],
  ['Richmond', 489, [25, 83, 57, 21, 24], [8, 20, 22, 62, 86]],
  ['Scituate', 585, [3, 11, 14, 38, 64], [9, 24, 27, 74, 103]],
  ['Smithfield', 1411, [8, 27, 35, 64, 40], [22, 57, 65, 179, 248]],
  ['South Kingstown', 2121, [33, 111, 68, 93, 120], [33, 86, 97, 269, 373]],
  ['Tiverton', 875, [6, 20, 16, 48, 36], [14, 36, 40, 111, 154]],
  ['Warren', 616, [13, 42, 10, 30, 127], [10, 25, 28, 78, 108]],
  ['Warwick', 4972, [53, 176, 331, 544, 469], [77, 202, 228, 631, 874]],
  ['West Greenwich', 391, [2, 7, 12, 12, 42], [6, 16, 18, 50, 69]],
  ['West Warwick', 1818, [29, 97, 143, 218, 258], [28, 74, 83, 231, 320]],
  ['Westerly', 1277, [11, 35, 106, 257, 62], [20, 52, 59, 162, 224]],
  ['Woonsocket', 2382, [34, 112, 431, 655, 837], [37, 97, 109, 302, 419]],
];

/** The 39 municipalities; the first year of kits is 2015, the year before the model starts. */
export const rhodeIslandPlaces: readonly OverdosePlace[] = rows.map(
  ([name, people, communityKits, pharmacyKits]) => ({
    name,
    people,
    communityKits,
    pharmacyKits,
  }),
);
