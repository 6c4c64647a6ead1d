import { Trans, useLingui } from '@lingui/react/macro';
import { roleWords } from '../../../directory/web/index.ts';

/** Who may record what she decides and what became of it, for a reader who may not. */
export function WhoMay({ roles: codes }: { readonly roles: readonly string[] }) {
  const { i18n } = useLingui();
  const roles = new Intl.ListFormat(i18n.locale, { type: 'disjunction' }).format(
    codes.map((role) => i18n._(roleWords[role] ?? { id: role, message: role })),
  );
  return (
    <p className="muted">
      <Trans>What she decides, and what becomes of it, may be recorded by: {roles}.</Trans>
    </p>
  );
}
