/** What a link is for by which somebody makes an account. */
export const joining = 'account';

/** Days for which an invitation stands. */
export const invitationDays = 7;
