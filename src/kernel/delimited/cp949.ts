const invalid = 0;
const firstLead = 0x81;
const leads = 0xff - firstLead;
const rowLength = 0x100;

const trailsOf = (lead: number): number[] => {
  const trails: number[] = [];
  for (let trail = 0x41; trail <= 0x5a; trail += 1) trails.push(trail);
  for (let trail = 0x61; trail <= 0x7a; trail += 1) trails.push(trail);
  for (let trail = 0x81; trail <= (lead <= 0xa0 ? 0xfe : 0xa0); trail += 1) trails.push(trail);
  return trails;
};

const at = (lead: number, trail: number): number => (lead - firstLead) * rowLength + trail;

/** The KS X 1001 part, as the platform knows it; user-defined characters (rows C9 and FE) have no meaning here. */
const standardPart = (table: Uint16Array): void => {
  const decoder = new TextDecoder('euc-kr');
  for (let lead = 0xa1; lead <= 0xfd; lead += 1) {
    if (lead === 0xc9) continue;
    for (let trail = 0xa1; trail <= 0xfe; trail += 1) {
      const text = decoder.decode(Uint8Array.of(lead, trail));
      if (text.length === 1 && text !== '\u{fffd}') table[at(lead, trail)] = text.charCodeAt(0);
    }
  }
  table[at(0xa2, 0xe6)] = 0x20ac;
  table[at(0xa2, 0xe7)] = 0x00ae;
};

/** The extension: every Hangul syllable that KS X 1001 lacks, in Unicode order. */
const extensionPart = (table: Uint16Array): void => {
  const known = new Set(table);
  let syllable = 0xac00;
  for (let lead = firstLead; lead <= 0xc6; lead += 1) {
    for (const trail of trailsOf(lead)) {
      while (known.has(syllable)) syllable += 1;
      if (syllable > 0xd7a3) return;
      table[at(lead, trail)] = syllable;
      syllable += 1;
    }
  }
};

/**
 * Strict decoder of CP949 (Windows code page 949); null for bytes that are not CP949.
 * The platform's `euc-kr` lacks the 8,822 extension syllables and reads them wrongly without an error.
 */
export const cp949Decoder = (): ((bytes: Uint8Array) => string | null) => {
  const table = new Uint16Array(leads * rowLength);
  standardPart(table);
  extensionPart(table);
  return (bytes) => {
    const units = new Uint16Array(bytes.length);
    let length = 0;
    for (let index = 0; index < bytes.length; index += 1) {
      const byte = bytes[index] ?? 0;
      if (byte < 0x80) {
        units[length] = byte;
      } else {
        index += 1;
        const unit = table[at(byte, bytes[index] ?? 0)] ?? invalid;
        if (unit === invalid) return null;
        units[length] = unit;
      }
      length += 1;
    }
    return new TextDecoder('utf-16le').decode(units.subarray(0, length));
  };
};
