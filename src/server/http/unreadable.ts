import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { failure } from '#log/index.ts';
import { failureToResponse } from './errors.ts';

/**
 * Answers what is no request (garbage, headers without end) like any other: with a code, and the headers of every answer.
 * The framework's own answer has neither.
 */
export const answerUnreadable =
  (headers: Readonly<Record<string, string>>) =>
  (error: Error & { readonly code?: string }, socket: Socket): void => {
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy();
      return;
    }
    const body = JSON.stringify(failureToResponse(failure('request-invalid')).body);
    const head = {
      ...headers,
      'content-type': 'application/json; charset=utf-8',
      'content-length': String(Buffer.byteLength(body)),
      connection: 'close',
    };
    const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}`);
    socket.end(
      [`HTTP/1.1 ${statusLine[error.code ?? ''] ?? '400 Bad Request'}`, ...lines, '', body].join('\r\n'),
    );
  };

const statusLine: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

/** Node answers an expectation that it does not know by itself; here it is passed over, as RFC 9110 (10.1.1) allows. */
export const passOverExpectations = ({ server }: FastifyInstance): void => {
  server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => {
    server.emit('request', request, response);
  });
};
