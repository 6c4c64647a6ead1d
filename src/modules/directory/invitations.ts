/** What a link is for by which somebody makes an account. */
export const joining = 'account';

/** Days for which an invitation stands. */
export const invitationDays = 7;

/** What a link is for by which somebody who has forgotten a password chooses another one. */
export const newPassword = 'password';

/** Days for which it stands. */
export const newPasswordDays = 1;
