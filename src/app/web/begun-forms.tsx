import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { AndMore } from '../../ui/and-more.tsx';
import { Section } from '../../ui/page.tsx';
import { BegunWhen, useBegunTitle } from './begun-line.tsx';
import type { BegunForm } from './begun-told.ts';

/** What the reader has begun and not saved, in "My work": each leads to where it goes on. */
export default function BegunForms(props: {
  readonly forms: readonly BegunForm[];
  readonly more: number;
  readonly her: Readonly<Record<string, string>>;
  readonly to: string;
}) {
  const { t } = useLingui();
  const titleOf = useBegunTitle();
  return (
    <Section
      title={t`What you began and did not save`}
      aside={
        <Link to={props.to}>
          <Trans>Read or discard</Trans>
        </Link>
      }
    >
      <ul className="work-list">
        {props.forms.map((begun) => (
          <li key={`${begun.place} ${begun.form}`}>
            <Link to={begun.to}>{titleOf(begun)}</Link>
            {begun.label === null ? null : props.her[begun.label]} <BegunWhen of={begun} />
          </li>
        ))}
        <AndMore rest={props.more} to={props.to} />
      </ul>
    </Section>
  );
}
