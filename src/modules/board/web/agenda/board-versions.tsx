import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '../../../../ui/button.tsx';
import { type Column, DataTable } from '../../../../ui/data-table.tsx';
import { Day } from '../../../../ui/day.tsx';
import { Field } from '../../../../ui/field.tsx';
import { useName } from '../../../../ui/name.ts';
import { Section } from '../../../../ui/page.tsx';
import { PostForm } from '../../../../ui/post-form.tsx';
import { Who } from '../history/who.tsx';
import { useWords } from '../words.tsx';
import type { VersionTold } from './board-change.ts';
import { MeetingsApart } from './means-of-change.tsx';
import { changeBoardSentences, useBoardRules, useSeatRoles } from './new-board-words.ts';

/** What a version says that the one before did not; of the first, all it says. */
function Changed({ version: { is, was, seats } }: { readonly version: VersionTold }) {
  const { t, i18n } = useLingui();
  const { word } = useWords();
  const named = useName();
  const rules = useBoardRules();
  const roles = useSeatRoles();
  const { minutes } = is;
  const said = [
    ['rule', rules.find(({ value }) => value === is.rule)?.label ?? is.rule],
    ['localTime', is.localTime],
    ['minutes', t`${minutes} minutes`],
    ['zone', is.zone],
    ['venue', is.venue ?? t`no place`],
    ['policy', (i18n.locale === 'ko' ? is.policyName?.ko : is.policyName?.en) ?? is.policy],
  ] as const;
  const seat = ({ name, role, discipline }: VersionTold['seats']['came'][number]) =>
    [
      named(name),
      roles.find(({ value }) => value === role)?.label ?? role,
      word('discipline', discipline),
    ].join(', ');
  return (
    <ul>
      {said
        .filter(([key]) => was === null || was[key] !== is[key])
        .map(([key, value]) => (
          <li key={key}>{value}</li>
        ))}
      {seats.came.map((one) => (
        <li key={`+ ${seat(one)}`}>+ {seat(one)}</li>
      ))}
      {seats.went.map((one) => (
        <li key={`- ${seat(one)}`}>
          <s>{seat(one)}</s>
        </li>
      ))}
    </ul>
  );
}

function TakeBack(props: { readonly told: VersionTold; readonly version: number }) {
  const { t } = useLingui();
  const { versionId, back } = props.told;
  if (versionId === null || back === null) return null;
  return (
    <PostForm
      name={`back-${versionId}`}
      sentences={changeBoardSentences}
      labels={{ reason: t`Why it is taken back` }}
    >
      <input type="hidden" name="version" value={props.version} />
      <input type="hidden" name="versionId" value={versionId} />
      <MeetingsApart apart={back} />
      <Field name="reason" label={<Trans>Why it is taken back</Trans>} required maxLength={500} />
      <Button kind="danger">
        <Trans>Take this change back</Trans>
      </Button>
    </PostForm>
  );
}

/** What the board was and will be, the latest first. */
export function BoardVersions(props: {
  readonly versions: readonly VersionTold[];
  readonly version: number;
}) {
  const { t } = useLingui();
  const named = useName();
  const columns: Column<VersionTold>[] = [
    {
      key: 'from',
      header: t`From`,
      names: true,
      cell: ({ fromOn }) =>
        fromOn === null ? <Trans>As it was set up</Trans> : <Day date={fromOn} weekday />,
    },
    { key: 'what', header: t`What changed`, cell: (version) => <Changed version={version} /> },
    {
      key: 'why',
      header: t`By whom, and why`,
      cell: (told) => (
        <>
          {told.who === null ? null : (
            <Who who={{ kind: told.who.kind, name: told.who.name && named(told.who.name) }} />
          )}
          {told.why === null ? null : <span className="cell-second">“{told.why}”</span>}
          <TakeBack told={told} version={props.version} />
        </>
      ),
    },
  ];
  return (
    <Section title={t`What the board was and will be`}>
      <DataTable
        caption={t`What the board was and will be`}
        columns={columns}
        rows={props.versions}
        rowKey={({ versionId }) => versionId ?? ''}
      />
    </Section>
  );
}
