import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { ButtonLink } from '../../../../ui/button.tsx';
import { Day } from '../../../../ui/day.tsx';
import { useSay } from '../../../../ui/form/say.ts';
import { Section } from '../../../../ui/page.tsx';
import type { CasePage } from '../../queries/case-page.ts';

/** Questionnaires filled in about her, newest first, and those that can be filled in. */
export function CaseQuestionnaires(props: {
  readonly data: Pick<CasePage, 'questionnaires'>;
  readonly path: string;
  readonly mayFill: boolean;
}) {
  const { t } = useLingui();
  const say = useSay();
  const { entries, offered } = props.data.questionnaires;
  return (
    <Section id="questionnaires" title={t`Questionnaires`}>
      {entries.length === 0 ? (
        <p className="muted">
          <Trans>No questionnaire has been filled in.</Trans>
        </p>
      ) : (
        <ul>
          {entries.map(({ id, title, filledOn }) => (
            <li key={id}>
              <Link to={`${props.path}/entries/${id}`}>{say(title)}</Link>,{' '}
              {filledOn === null ? <Trans>date not known</Trans> : <Day date={filledOn} />}
            </li>
          ))}
        </ul>
      )}
      {props.mayFill
        ? offered.map(({ form, title }) => {
            const name = say(title);
            return (
              <ButtonLink key={form} kind="quiet" to={`${props.path}/forms/${form}/new`}>
                <Trans>Fill in: {name}</Trans>
              </ButtonLink>
            );
          })
        : null}
    </Section>
  );
}
