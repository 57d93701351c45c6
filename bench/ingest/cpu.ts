import { readdirSync, readFileSync } from 'node:fs';

/**
 * CPU seconds of a process and its children, those included that ended and were waited for; undefined where there is no
 * /proc. On a machine that others use too, this holds still where the clock on the wall does not.
 */
export const cpuOfTree = (pid: number): number | undefined => {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => readStat(Number(name)))
      .filter((stat) => stat !== undefined)
      .reduce((sum, stat) => {
        if (stat.pid === pid) return sum + stat.own + stat.ended;
        return stat.parent === pid ? sum + stat.own : sum;
      }, 0);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
};

/** Linux counts in hundredths of a second here, whatever its own clock (man 5 proc_pid_stat). */
const ticksPerSecond = 100;

const readStat = (pid: number) => {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold anything; what follows it are state, parent, and 11 more before the times.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const seconds = (index: number): number => Number(fields[index]) / ticksPerSecond;
    return {
      pid,
      parent: Number(fields[1]),
      own: seconds(11) + seconds(12),
      ended: seconds(13) + seconds(14),
    };
  } catch (error) {
    // It ended in the meantime.
    if (isMissing(error)) return undefined;
    throw error;
  }
};

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH');
