import { readFileSync } from 'node:fs';

/** Loaded before the program (`--import`): its clock goes as far behind or ahead as a file says, in milliseconds. */
const file = process.env['CONSILIUM_E2E_CLOCK'] ?? '';
const Real = Date;
const now = (): number => Real.now() + Number(readFileSync(file, 'utf8'));

globalThis.Date = class extends Real {
  constructor(...given: readonly []) {
    super(...((given.length === 0 ? [now()] : given) as readonly []));
  }
  static override now(): number {
    return now();
  }
} as DateConstructor;
