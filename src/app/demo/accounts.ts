/** Password of every demonstration account: printed at start, valid in demonstration centres only. */
export const demonstrationPassword = 'look-around-2026';

/** The demonstration's people one may enter as: of the large centre, and of the small one. */
export const demonstrationAccounts = [
  'coordinator',
  'chair',
  'surgeon',
  'quality',
  'small-coordinator',
  'small-chair',
] as const;
export type DemonstrationAccount = (typeof demonstrationAccounts)[number];

export const demonstrationEmail = (account: string): string => `${account}@example.org`;

/** The addresses of the two centres. */
export const largeSlug = 'hanbit';
export const smallSlug = 'saetbyeol';
/** Whose people this one belongs to. */
export const demonstrationHouse = (account: DemonstrationAccount): string =>
  account.startsWith('small-') ? smallSlug : largeSlug;
