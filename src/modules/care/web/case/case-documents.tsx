import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { ButtonLink } from '../../../../ui/button.tsx';
import { Section } from '../../../../ui/page.tsx';

/** How many documents stand on the case; they and the form for another have a page of their own. */
export function CaseDocuments({ count, path }: { readonly count: number; readonly path: string }) {
  const { t } = useLingui();
  return (
    <Section title={t`Documents`}>
      <ButtonLink kind="quiet" to={`${path}/documents`}>
        {count === 0 ? (
          <Trans>None yet</Trans>
        ) : (
          <Plural value={count} one="# document" other="# documents" />
        )}
      </ButtonLink>
    </Section>
  );
}
