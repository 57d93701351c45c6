import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

/**
 * What the room's style says of flashing and of sizes. The rule for sizes is our own: the capitals of what must be read span at
 * least 7.5 arc minutes, one and a half times the least that a person with full sight (6/6) tells apart. A capital is 0.7 of its
 * letter's size; a pixel of a tablet is 1/160 inch, one of a wall 0.4 mm (36 inches across, 1920 pixels wide).
 */
const folder = new URL('../screens/style/', import.meta.url);
const read = (file: URL): string => readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');

interface Declaration {
  /** What stands around it, the outermost first. */
  readonly within: readonly string[];
  readonly property: string;
  readonly value: string;
}

const declarationsOf = (css: string): readonly Declaration[] => {
  const found: Declaration[] = [];
  const within: string[] = [];
  for (const [, text = '', mark] of css.matchAll(/([^{};]*)([{};])/g)) {
    const said = text.trim().replace(/\s+/g, ' ');
    if (mark === '{') within.push(said);
    else {
      const [, property, value] = /^([\w-]+)\s*:\s*(.+)$/.exec(said) ?? [];
      if (property !== undefined && value !== undefined) found.push({ within: [...within], property, value });
      if (mark === '}') within.pop();
    }
  }
  return found;
};

const files = readdirSync(folder);
const ofRoom = files.flatMap((name) => declarationsOf(read(new URL(name, folder))));
const tokens = new Map(
  declarationsOf(read(new URL('../../../kit/style/tokens.css', import.meta.url))).map(
    ({ property, value }) => [property, value] as const,
  ),
);

const moving = '@media (prefers-reduced-motion: no-preference)';
const seconds = (text: string): number => Number(/(?<=^|\s)([\d.]+)s(?=\s|$)/.exec(text)?.[1]);

test('nothing of the room flashes more than three times a second, and nothing moves where less motion is asked for', () => {
  const moved = ofRoom.filter(({ property }) => /^(animation|transition)/.test(property));
  assert.ok(moved.length >= 3);
  for (const { within, property, value } of moved) {
    assert.equal(property, 'animation', 'the rule reads the short form alone');
    assert.ok(within.includes(moving), `${within.join(' ')}: ${value}`);
    const [name] = value.split(' ');
    const steps = new Set(
      ofRoom
        .filter(({ within: [outer] }) => outer === `@keyframes ${name}`)
        .flatMap(({ within }) => (within[1] ?? '').split(', '))
        .filter((step) => !['0%', '100%', 'from', 'to'].includes(step)),
    );
    assert.ok(steps.size > 0, `${name} has its steps in these files`);
    // Each step in between is at most one flash: away and back.
    const flashes = steps.size / seconds(value);
    assert.ok(flashes <= 3, `${name}: ${flashes} a second`);
  }
});

test('what is urgent blinks 1.4 to 2.8 times a second and what is less so 0.4 to 0.8 times, both half of the time', () => {
  const beats = (priority: string): readonly number[] =>
    ofRoom
      .filter(({ within, property }) => property === 'animation' && within.join().includes(`"${priority}"`))
      .map(({ value }) => 1 / seconds(value));
  for (const [priority, least, most] of [
    ['high', 1.4, 2.8],
    ['medium', 0.4, 0.8],
  ] as const) {
    assert.ok(beats(priority).length > 0);
    for (const beat of beats(priority)) assert.ok(beat >= least && beat <= most, `${priority}: ${beat}`);
  }
  const call = ofRoom.filter(({ within: [outer] }) => outer === '@keyframes room-call');
  assert.deepEqual([...new Set(call.map(({ within }) => within[1]))], ['50%']);
  // What stands still says it too: by its edge and its ground.
  for (const priority of ['high', 'medium'])
    assert.ok(
      ofRoom.some(
        ({ within, property }) =>
          property === 'background' && within.join() === `.room-alarm[data-priority="${priority}"]`,
      ),
    );
});

/** A size in pixels, at a width of the screen. */
const pixels = (value: string, width: number): number => {
  const token = /^var\((--[\w-]+)\)$/.exec(value)?.[1];
  if (token !== undefined) return pixels(tokens.get(token) ?? '', width);
  const clamped = /^clamp\((.+), (.+), (.+)\)$/.exec(value);
  if (clamped !== null) {
    const [least = 0, wanted = 0, most = 0] = clamped.slice(1).map((each) => pixels(each, width));
    return Math.min(most, Math.max(least, wanted));
  }
  const [, number, unit] = /^([\d.]+)(rem|px|vw)$/.exec(value) ?? [];
  return Number(number) * (unit === 'rem' ? 16 : unit === 'vw' ? width / 100 : 1);
};

const sizeOf = (selector: string, width: number, property = 'font-size'): number => {
  const said = ofRoom.filter((each) => each.within.join() === selector && each.property === property);
  assert.equal(said.length, 1, selector);
  return pixels(said[0]?.value.replace(/ solid .*$/, '') ?? '', width);
};
const minutesOfArc = (mm: number, meters: number): number => (mm / (meters * 1000)) * (180 / Math.PI) * 60;
const tabletPixel = 25.4 / 160;
const wallPixel = 0.4;
const capital = 0.7;
const leastMinutes = 7.5;

test('which alarm it is can be read at one meter from a tablet, and from four meters on the wall', () => {
  for (const selector of ['.room-alarm-what', '.room-alarm-what strong', '.room-done li'])
    for (const width of [360, 800]) {
      const arc = minutesOfArc(sizeOf(selector, width) * capital * tabletPixel, 1);
      assert.ok(arc >= leastMinutes, `${selector}: ${arc}`);
    }
  for (const selector of [
    '.room-wall-alarm',
    '.room-wall-seats strong',
    '.room-wall-seats[data-size="few"] strong',
    '.room-wall-seats[data-size="many"] strong',
  ]) {
    const arc = minutesOfArc(sizeOf(selector, 1920) * capital * wallPixel, 4);
    assert.ok(arc >= leastMinutes, `${selector}: ${arc}`);
  }
  // That there is one: the frame of the whole wall, thicker than the stroke of any letter.
  const frame = minutesOfArc(sizeOf('.room-wall', 1920, 'border') * wallPixel, 4);
  assert.ok(frame >= leastMinutes / 2, `frame: ${frame}`);
});
