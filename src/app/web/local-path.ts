const local = /^\/(?![/\\])[^\\\s]*$/;

/**
 * An address within this installation, escaped as a header must be, or the front door: a link or form from outside
 * never leads away.
 */
export const localPath = (given: string | null): string => {
  if (given === null || !local.test(given) || !URL.canParse(given, 'http://here.invalid')) return '/';
  const { pathname, search, hash } = new URL(given, 'http://here.invalid');
  const path = pathname + search + hash;
  return local.test(path) ? path : '/';
};
