/**
 * A spectrum as pairs of numbers, one pair a line, and nothing else: who measured, when, with which instrument and under which name
 * the sample lay there are in the heads of such files, and are not kept. Read are tables of two or more columns (CSV, tab, blanks; the
 * first two count) and JCAMP-DX with plain numbers; its squeezed forms are refused, since every instrument writes a table too.
 */
export const bareSpectrum = (bytes: Uint8Array): Uint8Array | undefined => {
  const text = textOf(bytes);
  const points =
    text === undefined ? undefined : /^\s*##TITLE=/i.test(text) ? jcampPoints(text) : tablePoints(text);
  if (points === undefined || points.length < fewest) return undefined;
  return new TextEncoder().encode(`${points.map(([x, y]) => `${x},${y}`).join('\n')}\n`);
};

type Point = readonly [x: number, y: number];

/** Fewer points are no spectrum. Our own choice. */
const fewest = 16;

/** Text, or undefined for what is none: it holds characters that no text does. */
const textOf = (bytes: Uint8Array): string | undefined => {
  if (bytes.includes(0)) return undefined;
  return new TextDecoder().decode(bytes);
};

const number = '[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?';
const pair = new RegExp(`^\\s*(${number})\\s*[,;\\t ]\\s*(${number})(?:\\s*[,;\\t ].*)?$`);

/** The longest run of lines that begin with two numbers, the first of them ever rising or ever falling: all else is the file's head. */
const tablePoints = (text: string): readonly Point[] => {
  const lines = text.split(/\r\n?|\n/);
  // 400,5;0,123: where another sign parts the columns, a comma is a point.
  const hasCommas = lines.filter((line) => /^\s*[-+]?\d+,\d+\s*[;\t]/.test(line)).length * 2 > lines.length;
  let best: Point[] = [];
  let run: Point[] = [];
  for (const line of lines) {
    const found = pair.exec(hasCommas ? line.replaceAll(',', '.') : line);
    const point: Point | undefined = found === null ? undefined : [Number(found[1]), Number(found[2])];
    if (point === undefined || !goesOn(run, point)) {
      if (run.length > best.length) best = run;
      run = [];
    }
    if (point !== undefined) run.push(point);
  }
  return run.length > best.length ? run : best;
};

const goesOn = (run: readonly Point[], [x]: Point): boolean => {
  const [last, before] = [run.at(-1), run.at(-2)];
  if (last === undefined) return true;
  return before === undefined ? x !== last[0] : Math.sign(x - last[0]) === Math.sign(last[0] - before[0]);
};

/** `##XYDATA=(X++(Y..Y))` and `##XYPOINTS=(XY..XY)` in plain numbers. */
const jcampPoints = (text: string): readonly Point[] | undefined => {
  const head = (label: string): number | undefined => {
    const found = new RegExp(`^##${label}=\\s*(${number})`, 'im').exec(text);
    return found === null ? undefined : Number(found[1]);
  };
  const data = /^##(XYDATA|XYPOINTS)=[^\n]*\n([\s\S]*?)^##END=/im.exec(text);
  if (data === null) return undefined;
  const [, way = '', lines = ''] = data;
  // Squeezed numbers are letters.
  if (/[A-DF-Za-df-z@%]/.test(lines)) return undefined;
  const values = (line: string): readonly number[] => (line.match(new RegExp(number, 'g')) ?? []).map(Number);
  const byX = head('XFACTOR') ?? 1;
  const byY = head('YFACTOR') ?? 1;
  if (way.toUpperCase() === 'XYPOINTS') {
    const all = values(lines);
    return Array.from({ length: Math.floor(all.length / 2) }, (_, at) => [
      (all[at * 2] ?? 0) * byX,
      (all[at * 2 + 1] ?? 0) * byY,
    ]);
  }
  const [first, last, count] = [head('FIRSTX'), head('LASTX'), head('NPOINTS')];
  if (first === undefined || last === undefined || count === undefined || count < 2) return undefined;
  const ys = lines.split(/\r\n?|\n/).flatMap((line) => values(line).slice(1));
  const step = (last - first) / (count - 1);
  return ys.map((y, at) => [first + at * step, y * byY]);
};
