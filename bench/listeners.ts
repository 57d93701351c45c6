import { connect } from 'node:net';

/** A process that listens for news N times: `node listeners.ts ADDRESS TOKEN N`. Says "ready" when all were greeted. */
const [address = '', token = '', count = '0'] = process.argv.slice(2);
const { hostname, port } = new URL(address);

const listen = (): Promise<void> =>
  new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () =>
      socket.write(`GET /v1/events HTTP/1.1\r\nHost: ${hostname}\r\nAuthorization: Bearer ${token}\r\n\r\n`),
    );
    socket.on('data', (piece) => {
      if (piece.includes('hello')) resolve();
    });
    socket.once('error', reject);
  });

for (let made = 0; made < Number(count); made += 50) await Promise.all(Array.from({ length: 50 }, listen));
console.log('ready');
