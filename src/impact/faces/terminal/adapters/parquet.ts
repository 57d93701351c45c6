// A long table as Apache Parquet, by hyparquet-writer.
import { parquetWriteBuffer } from 'hyparquet-writer';
import type { LongRow } from '../../../long/rows.ts';

/** The file's bytes. Repeated names are kept once (dictionary); a month that is none is null. */
export const writeParquet = (rows: Iterable<LongRow>): Uint8Array => {
  const columns = {
    scenario: [] as string[],
    draw: [] as number[],
    month: [] as (number | null)[],
    outcome: [] as string[],
    value: [] as number[],
  };
  for (const { scenario, draw, month, outcome, value } of rows) {
    columns.scenario.push(scenario);
    columns.draw.push(draw);
    columns.month.push(month);
    columns.outcome.push(outcome);
    columns.value.push(value);
  }
  return new Uint8Array(
    parquetWriteBuffer({
      columnData: [
        { name: 'scenario', data: columns.scenario, type: 'STRING', nullable: false },
        { name: 'draw', data: columns.draw, type: 'INT32', nullable: false },
        { name: 'month', data: columns.month, type: 'INT32', nullable: true },
        { name: 'outcome', data: columns.outcome, type: 'STRING', nullable: false },
        { name: 'value', data: columns.value, type: 'DOUBLE', nullable: false },
      ],
    }),
  );
};
