import PostalMime from 'postal-mime';
import { type SMTPServerDataStream, SMTPServer } from 'smtp-server';

/** A message as a mail server took it. */
export type Received = { readonly from: string; readonly to: string; readonly raw: string };

const readAll = async (stream: SMTPServerDataStream): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
};

/** A real mail server on this computer, which answers recipients as `answers` says: a code that refuses, or null. */
export const openMailServer = async (
  answers: (address: string) => number | null = () => null,
): Promise<{ readonly url: string; readonly received: Received[]; readonly close: () => Promise<void> }> => {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) => {
      const responseCode = answers(address);
      done(responseCode === null ? null : Object.assign(new Error('no'), { responseCode }));
    },
    onData: (stream, { envelope }, done) => {
      const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
      readAll(stream).then(
        (raw) => {
          for (const { address: to } of envelope.rcptTo) received.push({ from, to, raw });
          done();
        },
        (error: Error) => done(error),
      );
    },
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
      }),
  };
};

/** A message as its reader's program reads it, with the calendar's message that it brings, unfolded; empty where it brings none. */
export const readMessage = async (raw: string) => {
  const read = await PostalMime.parse(raw, { attachmentEncoding: 'utf8' });
  const content = read.attachments.find(({ mimeType }) => mimeType === 'text/calendar')?.content;
  const calendar = typeof content === 'string' ? content.replaceAll(/\r?\n /g, '') : '';
  return { ...read, calendar };
};
