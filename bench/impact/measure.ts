import type { Row } from './row.ts';
import { rows } from './rows.ts';

/** One row in this process: `measure.ts NUMBER` prints its line of JSON. `main.ts` starts one for each row. */
export type Measured = {
  readonly coldCpu: number;
  readonly warmCpu: number;
  readonly coldWall: number;
  readonly warmWall: number;
  readonly megabytes: number;
};

/** What is printed: the aim's own value and unit, whether it is met, and everything measured. */
export type Line = Measured & {
  readonly row: string;
  readonly value: number;
  readonly unit: 'CPU-s' | 's';
  readonly aim: number;
  readonly ok: boolean;
};

const measure = async (row: Row): Promise<Measured> => {
  const times = row.times ?? 1;
  const one = async (draw: number) => {
    const before = process.cpuUsage();
    const began = performance.now();
    for (let i = 0; i < times; i += 1) await row.run(draw);
    const used = process.cpuUsage(before);
    return { cpu: (used.user + used.system) / 1e6 / times, wall: (performance.now() - began) / 1e3 / times };
  };
  const first = await one(0);
  const megabytes = process.resourceUsage().maxRSS / 1024;
  const later = [];
  for (let draw = 1; draw <= row.repeats; draw += 1) later.push(await one(draw));
  const warm = later.length > 0 ? later : [first];
  const median = (values: readonly number[]): number =>
    [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
  return {
    coldCpu: first.cpu,
    warmCpu: median(warm.map((run) => run.cpu)),
    coldWall: first.wall,
    warmWall: median(warm.map((run) => run.wall)),
    megabytes,
  };
};

const report = (row: Row, found: Measured): Line => {
  const value = row.measure === 'cpu' ? found.warmCpu : found.warmWall;
  const ok = value <= row.aim && found.megabytes <= (row.aimMegabytes ?? Number.POSITIVE_INFINITY);
  return { row: row.name, value, unit: row.measure === 'cpu' ? 'CPU-s' : 's', aim: row.aim, ok, ...found };
};

const row = rows[Number(process.argv[2])];
if (row === undefined) throw new Error(`there is no row ${process.argv[2]}`);
console.log(JSON.stringify(report(row, await measure(row))));
