import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';

const statuses: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  HPE_INVALID_METHOD: 405,
};

/** What a connection is answered that sent something which is no HTTP, before it is closed. */
export const clientErrorAnswer = (code: string | undefined): string => {
  const status = statuses[code ?? ''] ?? 400;
  const allow = status === 405 ? 'allow: GET, HEAD, POST\r\n' : '';
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${allow}connection: close\r\ncontent-length: 0\r\n\r\n`;
};

export const clientError = (error: Error & { code?: string }, socket: Socket): void => {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  socket.end(clientErrorAnswer(error.code));
};
