import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The shell without windows first: it does a fifth less for the same page. */
const names = ['chromium-headless-shell', 'chromium', 'google-chrome'];

/** The browser that tests and benches drive: the one `CHROMIUM_PATH` names, or the first found on the PATH. */
export const browserPath = (): string => {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const found = [
    process.env['CHROMIUM_PATH'],
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
  ].find((path) => path !== undefined && existsSync(path));
  if (found === undefined)
    throw new Error(
      'No browser: install Debian’s (apt-get install chromium-headless-shell, or chromium) or name one with CHROMIUM_PATH.',
    );
  return found;
};
