import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { refused } from '../../kernel/errors.ts';
import { fileNamed } from './file-named.ts';

/** The password that a file holds, at least 12 characters; without a file one that is made and shown once. */
export const chosenPassword = async (file: string | null): Promise<{ text: string; made: boolean }> => {
  if (file === null) return { text: randomBytes(15).toString('base64url'), made: true };
  const text = (await readFile(fileNamed(file), 'utf8').catch(() => '')).trim();
  if (text.length < 12) throw refused('password_too_short', { least: 12 }, { file });
  return { text, made: false };
};
