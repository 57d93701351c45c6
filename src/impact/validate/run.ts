// Runs gates one after another and says how each came out. Pure: printing is main.ts.
import type { Gate, GateKind } from './gate.ts';

/** One line of the validation table. */
export type GateLine = {
  readonly gate: string;
  readonly kind: GateKind;
  readonly published: string;
  readonly computed: string;
  readonly tolerance: string;
  readonly ok: boolean;
  readonly note: string;
  readonly source: string;
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

const runGate = async ({ name, kind, published, tolerance, run, source = '' }: Gate): Promise<GateLine> => {
  try {
    const { computed, ok, note = '' } = await run();
    return { gate: name, kind, published, computed, tolerance, ok, note, source };
  } catch (error) {
    const computed = error instanceof Error ? error.message : String(error);
    return { gate: name, kind, published, computed, tolerance, ok: false, note: 'the gate threw', source };
  }
};

/** The lines as a table of fixed-width text. */
export const tableOf = (lines: readonly GateLine[]): string => {
  const heads = ['', 'kind', 'gate', 'published', 'computed', 'tolerance', 'note'];
  const rows = lines.map((line) => [
    line.ok ? 'ok' : 'FAIL',
    line.kind,
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
  const kinds = Map.groupBy(lines, ({ kind }) => kind);
  const counts = [...kinds].map(([kind, { length }]) => `${length} ${kind}`).join(', ');
  return [text(heads), ...rows.map(text), '', `${lines.length} gates (${counts}), ${failed} failed`].join(
    '\n',
  );
};
