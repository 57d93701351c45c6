// Runs gates one after another and says how each came out. Pure: printing is main.ts.
import type { Gate } from './gate.ts';

/** One line of the validation table. */
export type GateLine = {
  readonly gate: string;
  readonly published: string;
  readonly computed: string;
  readonly tolerance: string;
  readonly ok: boolean;
  readonly note: string;
};

/** Every gate's line, in order; a gate that throws is a failed gate whose `computed` is the error. */
export const runGates = async (
  gates: readonly Gate[],
  onLine: (line: GateLine) => void = () => {},
): Promise<readonly GateLine[]> => {
  const lines: GateLine[] = [];
  for (const gate of gates) {
    const line = await runGate(gate);
    lines.push(line);
    onLine(line);
  }
  return lines;
};

const runGate = async ({ name, published, tolerance, run }: Gate): Promise<GateLine> => {
  try {
    const { computed, ok, note = '' } = await run();
    return { gate: name, published, computed, tolerance, ok, note };
  } catch (error) {
    const computed = error instanceof Error ? error.message : String(error);
    return { gate: name, published, computed, tolerance, ok: false, note: 'the gate threw' };
  }
};

/** The lines as a table of fixed-width text. */
export const tableOf = (lines: readonly GateLine[]): string => {
  const heads = ['', 'gate', 'published', 'computed', 'tolerance', 'note'];
  const rows = lines.map((line) => [
    line.ok ? 'ok' : 'FAIL',
    line.gate,
    line.published,
    line.computed,
    line.tolerance,
    line.note,
  ]);
  const widths = heads.map((head, c) => Math.max(head.length, ...rows.map((row) => (row[c] ?? '').length)));
  const text = (row: readonly string[]): string =>
    row
      .map((cell, c) => cell.padEnd(widths[c] ?? 0))
      .join('  ')
      .trimEnd();
  const failed = lines.filter((line) => !line.ok).length;
  return [text(heads), ...rows.map(text), '', `${lines.length} gates, ${failed} failed`].join('\n');
};
