/** Of an answer's headers only what sets or ends the session; nothing else of it travels on. */
export const sessionCookies = (headers: Headers): Headers => {
  const kept = new Headers();
  for (const cookie of headers.getSetCookie()) kept.append('set-cookie', cookie);
  return kept;
};
