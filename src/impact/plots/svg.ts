// The few pieces every plot is made of. Plots are strings of SVG: the same in a page, a file and on paper.
// They use one text size, dark ink on white, and shapes before colors, so that they print in black and white.

export const ink = '#1b1b1b';
export const soft = '#5c5c5c';
export const grid = '#d9d9d9';
export const mark = '#1f5f8b';
export const pale = '#a9cbe2';

export type Attributes = Readonly<Record<string, string | number>>;

/** Text safe inside SVG. */
export const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** One element; numbers are rounded to a tenth of a pixel. */
export const element = (name: string, attributes: Attributes, ...children: readonly string[]): string => {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? round(value) : escapeText(value)}"`)
    .join('');
  return children.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${children.join('')}</${name}>`;
};

export const line = (x1: number, y1: number, x2: number, y2: number, stroke: string, width = 1): string =>
  element('line', { x1, y1, x2, y2, stroke, 'stroke-width': width });

export type Anchor = 'start' | 'middle' | 'end';

export const label = (x: number, y: number, text: string, anchor: Anchor = 'start', fill = ink): string =>
  element('text', { x, y, fill, 'text-anchor': anchor, 'font-size': 13 }, escapeText(text));

/** The whole picture. `title` is what a screen reader says first; `summary` says in words what the picture shows. */
export const picture = (
  width: number,
  height: number,
  title: string,
  summary: string,
  parts: readonly string[],
): string =>
  element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${round(width)} ${round(height)}`,
      width,
      height,
      role: 'img',
      'font-family': 'system-ui, sans-serif',
    },
    element('title', {}, escapeText(title)),
    element('desc', {}, escapeText(summary)),
    element('rect', { width, height, fill: '#ffffff' }),
    element('text', { x: 12, y: 22, fill: ink, 'font-size': 15, 'font-weight': 'bold' }, escapeText(title)),
    ...parts,
  );

export type Scale = { readonly at: (value: number) => number; readonly ticks: readonly number[] };

/** Linear from values to pixels, with about `count` round ticks. Equal ends are spread by one. */
export const linearScale = (low: number, high: number, from: number, to: number, count = 6): Scale => {
  const [a, b] = high > low ? [low, high] : [low - 0.5, low + 0.5];
  const step = roundStep((b - a) / count);
  const first = Math.ceil(a / step - 1e-9);
  const last = Math.floor(b / step + 1e-9);
  return {
    at: (value) => from + ((value - a) / (b - a)) * (to - from),
    ticks: Array.from({ length: Math.max(0, last - first + 1) }, (_, k) =>
      Number(((first + k) * step).toPrecision(12)),
    ),
  };
};

/** Logarithmic, ticks at 1, 2 and 5 times powers of ten. Both ends above zero. */
export const logScale = (low: number, high: number, from: number, to: number): Scale => {
  const linear = linearScale(Math.log(low), Math.log(high), from, to);
  const ticks: number[] = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power += 1) {
    for (const digit of [1, 2, 5]) {
      const tick = Number((digit * 10 ** power).toPrecision(3));
      if (tick >= low * 0.999 && tick <= high * 1.001) ticks.push(tick);
    }
  }
  return { at: (value) => linear.at(Math.log(value)), ticks };
};

/** Ticks and their numbers along the bottom. */
export const bottomAxis = (
  scale: Scale,
  top: number,
  bottom: number,
  format: (value: number) => string,
): string =>
  scale.ticks
    .map(
      (tick) =>
        line(scale.at(tick), top, scale.at(tick), bottom, grid) +
        label(scale.at(tick), bottom + 16, format(tick), 'middle', soft),
    )
    .join('');

const roundStep = (rough: number): number => {
  const power = 10 ** Math.floor(Math.log10(rough));
  const share = rough / power;
  return power * (share <= 1 ? 1 : share <= 2 ? 2 : share <= 5 ? 5 : 10);
};

const round = (value: number): string => (Number.isFinite(value) ? String(Math.round(value * 10) / 10) : '0');

/** Three significant digits, no exponent for usual sizes. */
export const plainNumber = (value: number): string => {
  if (value === 0) return '0';
  const size = Math.abs(value);
  return size >= 1000
    ? Math.round(value).toLocaleString('en-US').replaceAll(',', ' ')
    : String(Number(value.toPrecision(3)));
};
