/** Password of every demonstration account: printed at start, valid in demonstration centres only. */
export const demonstrationPassword = 'look-around-2026';

/** The demonstration's people one may enter as. */
export const demonstrationAccounts = ['coordinator', 'chair', 'surgeon', 'quality'] as const;

export const demonstrationEmail = (account: string): string => `${account}@example.org`;
