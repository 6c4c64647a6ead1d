import { refused } from '../errors.ts';

/** More is no photograph and no scanned page: a decoder would need several hundred megabytes for it. */
const mostPixels = 80_000_000;

/** The end of the file is missing: it was cut off on its way. */
export const cut = () => refused('file_cut', {}, { field: 'file' });
/** The file says what it is and is not made like it. */
export const broken = () => refused('file_broken', {}, { field: 'file' });
/** Something in it runs, opens or brings something else. */
export const active = (found: string) => refused('file_active', { found }, { field: 'file' });

/** Refuses a picture that would fill the memory of whoever opens it, by what its header says. */
export const checkPixels = (width: number, height: number): void => {
  if (width === 0 || height === 0) throw broken();
  if (width * height > mostPixels)
    throw refused('picture_too_large', { megapixels: mostPixels / 1_000_000 }, { field: 'file' });
};
