import { connect } from 'node:net';
import type { Sent } from './walk-requests.ts';

/** What came back: the status (0 when the connection closed without one, -1 when nothing came in time) and all text. */
export type Came = { readonly status: number; readonly text: string };

const patience = 60_000;

/** The request as it travels: nothing is corrected, so that also what no client would send arrives. */
const wire = (sent: Sent, host: string, cookie: string): Buffer => {
  const body = Buffer.from(sent.body ?? '', 'utf8');
  const has = (name: string) => sent.headers.some(([each]) => each === name);
  const headers = [
    ...(has('host') ? [] : [['host', host]]),
    ...(cookie === '' || has('cookie') ? [] : [['cookie', cookie]]),
    ...(sent.body === undefined || has('content-length') || has('transfer-encoding')
      ? []
      : [['content-length', String(body.length)]]),
    ...(has('connection') ? [] : [['connection', 'close']]),
    ...sent.headers,
  ];
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return Buffer.concat([Buffer.from(`${sent.method} ${sent.path} HTTP/1.1\r\n${lines}\r\n`, 'latin1'), body]);
};

const statusIn = (text: string): number => Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0);

/** Sends one request on a connection of its own; a live stream is left once it has begun. */
export const send = (address: string, sent: Sent, cookie: string): Promise<Came> =>
  new Promise((resolve) => {
    const { hostname, port, host } = new URL(address);
    const chunks: Buffer[] = [];
    const text = () => Buffer.concat(chunks).toString('utf8');
    const socket = connect({ host: hostname, port: Number(port) }, () => {
      socket.write(wire(sent, host, cookie));
    });
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      socket.destroy();
    }, patience);
    socket.on('data', (chunk) => {
      chunks.push(chunk);
      if (chunks.length === 1 && /content-type: text\/event-stream/i.test(chunk.toString('latin1')))
        socket.destroy();
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      clearTimeout(timer);
      resolve({ status: late ? -1 : statusIn(text()), text: text() });
    });
  });
