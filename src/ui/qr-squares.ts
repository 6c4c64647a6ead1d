import { encode } from 'uqr';

/** The dark squares of a text's QR code: how many stand in a row, and their outline as the path of a drawing. */
export type Squares = { readonly size: number; readonly path: string };

/** Draws nothing: reckoned by us, so that no address is told to anybody else. */
export const squaresOf = (text: string): Squares => {
  const { size, data } = encode(text, { ecc: 'M', border: 4 });
  const path = data
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : [])))
    .join('');
  return { size, path };
};
