/** Whether this name or address (without a port) means this computer and nobody else's. */
export const isLoopback = (host: string): boolean =>
  /^(?:localhost|(?:[a-z0-9-]+\.)+localhost|127(?:\.\d{1,3}){3}|\[?::1\]?|::ffff:127(?:\.\d{1,3}){3})$/i.test(
    host,
  );
