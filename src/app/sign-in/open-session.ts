import { createHmac } from 'node:crypto';
import type { Accounts } from './accounts.ts';

/** Opens a session of this account for a browser that has shown by other means than a password whose it is; its cookie and token. */
export const openSessionOf = async (
  accounts: Accounts,
  userId: string,
  headers: Headers,
): Promise<{ readonly cookie: string; readonly token: string }> => {
  const context = await accounts.$context;
  const { token } = await context.internalAdapter.createSession(userId, false, {
    ipAddress: '',
    userAgent: headers.get('user-agent') ?? '',
  });
  const signature = createHmac('sha256', accounts.secret).update(token).digest('base64');
  const { name } = context.authCookies.sessionToken;
  const age = context.sessionConfig.expiresIn;
  const secure = accounts.secure ? '; Secure' : '';
  const cookie = `${name}=${encodeURIComponent(`${token}.${signature}`)}; Max-Age=${age}; Path=/; HttpOnly; SameSite=Strict${secure}`;
  return { cookie, token };
};
