import { clock, random } from '#cli/adapters/ports.ts';
import { type Address, openDatabase } from '#database/connection.ts';
import { sendOut } from '#database/outbox.ts';
import { createTimerRunner, urgent } from '#server/timers/runner.ts';

/**
 * A process that does due timers of kind `test.ring` until it is killed: `node ringing-child.ts ADDRESS hang|ring`. A
 * hanging one says "claimed" in the middle of its first handler and never finishes it.
 */
const [address = '', how] = process.argv.slice(2);
const database = openDatabase(JSON.parse(address) as Address);
const runner = createTimerRunner({
  database,
  clock,
  random,
  log: () => {},
  pace: urgent,
  handlers: [
    {
      kind: 'test.ring',
      run: async (tx, { org, about, now }) => {
        await sendOut(tx, org, { channel: 'test', key: String(about), payload: {} }, now);
        if (how === 'hang') {
          console.log('claimed');
          await new Promise(() => {});
        }
        return undefined;
      },
    },
  ],
});
const turn = async (): Promise<void> => {
  await runner.runDue();
  setTimeout(turn, 100);
};
await turn();
