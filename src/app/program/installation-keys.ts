import type { Config } from '../../kernel/config.ts';
import { refused } from '../../kernel/errors.ts';
import { type Keys, readKeys } from '../../kernel/key-file.ts';

/** The keys of this installation; refuses when no key file is named or it cannot be used. */
export const keysOf = ({ keyFile }: Config): Promise<Keys> => {
  if (keyFile === null) throw refused('key_file_not_set');
  return readKeys(keyFile);
};

/** Says at start when nothing can be sealed; refuses a key file that is named but cannot be used. */
export const tellKeys = async ({ keyFile }: Config, say: (message: string) => void): Promise<void> => {
  if (keyFile !== null) await readKeys(keyFile);
  else
    say(
      'No key file is named (CONSILIUM_KEY_FILE): no encrypted backup can be made, and only houses of the demonstration take documents in.',
    );
};
