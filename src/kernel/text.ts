import { z } from 'zod';

/** Half of a surrogate pair standing alone: no character, and no database can keep it. */
const isStorable = (text: string): boolean => !text.includes('\0') && text.isWellFormed();

/**
 * A text that people write: in one normal form (NFC), so that the same word is the same text whoever typed it; a
 * zero character and half a character are refused as `character_not_storable`.
 */
export const Text = z.string().normalize('NFC').refine(isStorable, { message: 'character_not_storable' });

/** A text with something in it, without white space around, at most so many characters. */
export const someText = (longest: number) => Text.trim().min(1).max(longest);
