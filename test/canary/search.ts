import { gunzipSync, strFromU8, unzipSync } from 'fflate';

/** Where a marker is looked for. */
export const places = [
  'database',
  'backup',
  'server-log',
  'url',
  'http-cache',
  'push',
  'error-page',
  'export',
  'device',
] as const;
export type Place = (typeof places)[number];

/** A text that was typed into one field, is nowhere else in the world, and says where it may be found afterwards. */
export interface Marker {
  readonly field: string;
  readonly text: string;
  readonly may: readonly Place[];
}

/** Something that was found in a place, and what it was called there: a table, an address, a file. */
export interface Evidence {
  readonly place: Place;
  readonly name: string;
  readonly bytes: Buffer;
}

export interface Leak {
  readonly field: string;
  readonly place: Place;
  readonly name: string;
}

/** Every place in which a marker lies that it must not be in, however it is written there. */
export const findLeaks = (markers: readonly Marker[], evidence: readonly Evidence[]): readonly Leak[] =>
  markers.flatMap(({ field, text, may }) =>
    evidence
      .filter(({ place }) => !may.includes(place))
      .filter(({ bytes }) => spellings(text).some((spelling) => bytes.includes(spelling)))
      .map(({ place, name }) => ({ field, place, name })),
  );

/** How many of the markers lie where they may: a walk that left no trace anywhere would find no leak either. */
export const findTraces = (markers: readonly Marker[], evidence: readonly Evidence[]): readonly string[] =>
  markers
    .filter(({ text, may }) =>
      evidence.some(
        ({ place, bytes }) =>
          may.includes(place) && spellings(text).some((spelling) => bytes.includes(spelling)),
      ),
    )
    .map(({ field }) => field);

/** As text, as a browser's store keeps it (two bytes a character), in an address, in hex, and in base64 wherever it begins. */
const spellings = (text: string): readonly Buffer[] => {
  const bytes = Buffer.from(text);
  const base64 = [0, 1, 2].map((shift) => {
    const whole = Buffer.concat([Buffer.alloc(shift), bytes]);
    // Only characters that are made of the marker alone.
    return whole.toString('base64').slice(Math.ceil((shift * 8) / 6), Math.floor((whole.length * 8) / 6));
  });
  return [
    bytes,
    Buffer.from(text, 'utf16le'),
    Buffer.from(encodeURIComponent(text)),
    Buffer.from(bytes.toString('hex')),
    ...base64.map((each) => Buffer.from(each)),
    ...base64.map((each) => Buffer.from(each.replaceAll('+', '-').replaceAll('/', '_'))),
  ];
};

/** What packs texts is looked into as well: a workbook, a backup. */
export const unpacked = (evidence: Evidence): readonly Evidence[] => {
  const { bytes } = evidence;
  if (bytes[0] === 0x1f && bytes[1] === 0x8b)
    return [evidence, { ...evidence, bytes: Buffer.from(gunzipSync(bytes)) }];
  if (bytes.subarray(0, 2).toString() !== 'PK') return [evidence];
  return [
    evidence,
    ...Object.entries(unzipSync(bytes)).map(([name, file]) => ({
      ...evidence,
      name: `${evidence.name} ${name}`,
      bytes: Buffer.from(strFromU8(file)),
    })),
  ];
};
