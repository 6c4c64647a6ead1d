/** An address within this installation, or the front door: a link or form from outside never leads away. */
export const localPath = (given: string | null): string =>
  given !== null && /^\/(?![/\\])[^\\\s]*$/.test(given) ? given : '/';
