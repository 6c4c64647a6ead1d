import { isAbsolute, join } from 'node:path';

/** A file named on the command line, from where the person stood when calling. */
export const fileNamed = (name: string): string =>
  isAbsolute(name) ? name : join(process.env['INIT_CWD'] ?? process.cwd(), name);
