/** An address within this installation, or the front door: a link from outside never leads away after sign-in. */
export const localPath = (given: string | null): string =>
  given !== null && /^\/(?![/\\])[^\\\s]*$/.test(given) ? given : '/';
