import { createTransport } from 'nodemailer';
import { isLoopback } from '../loopback.ts';
import type { Composed } from './compose.ts';

/** What a mail server made of a message: taken, not now, or never. */
export type Answer =
  | { readonly is: 'taken' }
  | { readonly is: 'later'; readonly code: string }
  | { readonly is: 'refused'; readonly code: string };

export type Message = Composed & {
  readonly id: string;
  readonly to: string;
  readonly envelopeFrom: string;
  readonly replyTo: string;
};

export interface Transport {
  send(message: Message): Promise<Answer>;
  close(): void;
}

/** How long a server may be silent before it counts as not there, in milliseconds. */
const patience = 20_000;

/** What an error of the connection, or an answer of the server, means; anything that is no word about this message means later. */
const answerOf = (error: unknown): Answer => {
  const { responseCode, code, command, response } = error as Partial<Record<string, unknown>>;
  if (typeof responseCode === 'number') {
    // Said of this recipient or this message: not of the connection, the login, the sender, or what we may send by it (5.7).
    const isOfIt = command === 'RCPT TO' || command === 'DATA';
    const isOfUs = /\b5\.7\.\d/.test(String(response));
    return {
      is: responseCode >= 500 && isOfIt && !isOfUs ? 'refused' : 'later',
      code: isOfIt ? String(responseCode) : `S${responseCode}`,
    };
  }
  return { is: 'later', code: typeof code === 'string' ? code.slice(0, 40) : 'mail_server' };
};

/** Hands messages to the server at `url` (`smtp:` with STARTTLS, needed unless it is this computer, or `smtps:`). */
export const openTransport = (url: string, from: string, milliseconds = patience): Transport => {
  const { protocol, hostname, port, username, password } = new URL(url);
  const here = isLoopback(hostname);
  const secure = protocol === 'smtps:';
  const transporter = createTransport({
    pool: true,
    maxConnections: 5,
    host: hostname,
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    requireTLS: !secure && !here,
    ignoreTLS: !secure && here,
    ...(username === ''
      ? {}
      : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    disableFileAccess: true,
    disableUrlAccess: true,
    connectionTimeout: milliseconds,
    greetingTimeout: milliseconds,
    socketTimeout: milliseconds,
  });
  const domain = from.slice(from.lastIndexOf('@') + 1);
  return {
    send: async ({ id, to, envelopeFrom, replyTo, subject, text, calendar }) => {
      try {
        const sent = await transporter.sendMail({
          messageId: `<${id}@${domain}>`,
          envelope: { from: envelopeFrom, to: [to] },
          from: { name: 'Consilium', address: from },
          to,
          replyTo,
          subject,
          text,
          headers: { 'Auto-Submitted': 'auto-generated' },
          ...(calendar === null
            ? {}
            : {
                icalEvent: { method: calendar.method, content: calendar.content, filename: 'invitation.ics' },
              }),
        });
        return sent.rejected.length === 0 ? { is: 'taken' } : { is: 'refused', code: '550' };
      } catch (error) {
        return answerOf(error);
      }
    },
    close: () => transporter.close(),
  };
};
