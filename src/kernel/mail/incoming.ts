import PostalMime from 'postal-mime';
import { type Reply, replyIn } from './calendar.ts';
import type { ReturnAddresses } from './tokens.ts';

/** What a message that came in means to us. */
export type Incoming =
  | { readonly is: 'bounce'; readonly mailId: string; readonly status: string }
  | { readonly is: 'reply'; readonly replyId: string; readonly reply: Reply }
  | { readonly is: 'nothing' };

/** Bytes that are read of one message; what is greater means nothing. */
export const mostBytes = 1_000_000;

const textOf = (content: ArrayBuffer | Uint8Array | string): string =>
  typeof content === 'string' ? content : new TextDecoder().decode(content);

/** The status of a delivery report that says failed; null of one that says anything else, such as delayed. */
const failedStatus = (report: string): string | null => {
  const action = /^action:\s*(\S+)/im.exec(report)?.[1]?.toLowerCase();
  const status = /^status:\s*(\d\.\d{1,3}\.\d{1,3})/im.exec(report)?.[1];
  return action === 'failed' ? (status ?? '5.0.0') : null;
};

/**
 * Reads a message that came to one of our return addresses. Only the address it came to says what it is about, because only
 * that cannot be made by others: never the sender, the subject or a text.
 */
export const readIncoming = async (message: Uint8Array, returns: ReturnAddresses): Promise<Incoming> => {
  if (message.byteLength > mostBytes) return { is: 'nothing' };
  const parsed = await PostalMime.parse(message, { attachmentEncoding: 'arraybuffer' }).catch(() => null);
  if (parsed === null) return { is: 'nothing' };
  const values = parsed.headers
    .filter(({ key }) => ['to', 'delivered-to', 'x-original-to', 'cc'].includes(key))
    .flatMap(({ value }) => value.match(/[^\s<>,;:"]+@[^\s<>,;:"]+/g) ?? []);
  const named = values.map((address) => returns.read(address)).find((found) => found !== null);
  if (named === undefined) return { is: 'nothing' };
  if (named.way === 'bounce') {
    const report = parsed.attachments.find(({ mimeType }) => mimeType === 'message/delivery-status');
    const status = report === undefined ? null : failedStatus(textOf(report.content));
    return status === null ? { is: 'nothing' } : { is: 'bounce', mailId: named.id, status };
  }
  const calendars = parsed.attachments.filter(({ mimeType }) => mimeType === 'text/calendar');
  const replies = calendars.map(({ content }) => replyIn(textOf(content))).filter((reply) => reply !== null);
  const [reply] = replies;
  return reply === undefined ? { is: 'nothing' } : { is: 'reply', replyId: named.id, reply };
};
