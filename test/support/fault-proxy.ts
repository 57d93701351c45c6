import { connect, createServer, type Socket } from 'node:net';
import type { Random } from '#log/index.ts';

export type Fault =
  /** The connection is cut in the middle of the request: the server has it in part. */
  | 'cut-request'
  /** The server does its work and its answer is dropped: the device cannot know. */
  | 'drop-answer'
  /** The answer is cut in the middle. */
  | 'cut-answer'
  /** The same request is sent a second time on another connection, and the answer of the first is passed on. */
  | 'duplicate'
  /**
   * The line dies and nobody is told: at once, in the middle of the request, or after the server has it all. From then on
   * nothing moves either way, and neither side hears of an end, as when a phone leaves the reach of its mast.
   */
  | 'half-open'
  /** Everything comes late. */
  | 'delay'
  | 'none';

export interface FaultProxy {
  readonly url: string;
  /** How often each fault was done. */
  readonly counts: Readonly<Record<Fault, number>>;
  /** The first line of each half-open connection that the device has given up by itself. */
  readonly givenUp: readonly string[];
  /** Cuts every open connection, wherever it is: a browser then takes a new one, with a fault of its own. */
  readonly cut: () => void;
  readonly stop: () => Promise<void>;
}

/**
 * A network between a device and the server that misbehaves: each connection has one fault, picked by chance. It knows
 * nothing of HTTP but that a connection carries one request.
 */
export const startFaultProxy = async (
  target: { readonly port: number },
  random: Pick<Random, 'fraction'>,
  faults: readonly Fault[],
): Promise<FaultProxy> => {
  const counts: Record<Fault, number> = {
    'cut-request': 0,
    'drop-answer': 0,
    'cut-answer': 0,
    duplicate: 0,
    'half-open': 0,
    delay: 0,
    none: 0,
  };
  const givenUp: string[] = [];
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): Socket => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => sockets.delete(socket));
    return socket;
  };
  const server = createServer((device) => {
    keep(device);
    const fault = faults[Math.floor(random.fraction() * faults.length)] ?? 'none';
    counts[fault] += 1;
    if (fault === 'half-open') {
      leaveHalfOpen(device, keep(connect(target.port, '127.0.0.1')), random.fraction(), (line) =>
        givenUp.push(line),
      );
      return;
    }
    const upstream = keep(connect(target.port, '127.0.0.1'));
    const twin = fault === 'duplicate' ? keep(connect(target.port, '127.0.0.1')) : undefined;
    twin?.resume();
    const end = (): void => {
      device.destroy();
      upstream.destroy();
    };
    device.on('data', (data: Buffer) => {
      if (fault === 'cut-request') {
        upstream.write(data.subarray(0, Math.ceil(data.length * random.fraction())), end);
        return;
      }
      twin?.write(data);
      if (fault === 'delay') setTimeout(() => upstream.write(data), 50 * random.fraction());
      else upstream.write(data);
    });
    upstream.on('data', (data: Buffer) => {
      if (fault === 'drop-answer') end();
      else if (fault === 'cut-answer') device.write(data.subarray(0, Math.ceil(data.length / 2)), end);
      else device.write(data);
    });
    device.once('close', end);
    upstream.once('close', () => device.end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    counts,
    givenUp,
    cut: () => {
      for (const socket of sockets) socket.destroy();
    },
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

/** Passes on nothing, part of the request or all of it, by `stage` from 0 to 1; then holds both ends and keeps silent. */
const leaveHalfOpen = (
  device: Socket,
  upstream: Socket,
  stage: number,
  onGivenUp: (firstLine: string) => void,
): void => {
  let heard = '';
  // The server goes on waiting, or has long answered: what it says goes nowhere, and its end is not passed on.
  upstream.resume();
  device.on('data', (data: Buffer) => {
    const isFirst = heard === '';
    heard += data.toString('latin1');
    if (stage > 2 / 3) upstream.write(data);
    else if (stage > 1 / 3 && isFirst) upstream.write(data.subarray(0, Math.ceil(data.length / 2)));
  });
  device.once('close', () => onGivenUp(heard.split('\r\n')[0] ?? ''));
};
