import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { Button } from '../../../../ui/button.tsx';
import { DataTable } from '../../../../ui/data-table.tsx';
import { Day } from '../../../../ui/day.tsx';
import { Empty } from '../../../../ui/empty.tsx';
import { Unknown } from '../../../../ui/facts.tsx';
import { Field } from '../../../../ui/field.tsx';
import { PostForm } from '../../../../ui/post-form.tsx';
import { Tag, type Tone } from '../../../../ui/tag.tsx';
import type { Shown } from '../../../care/index.ts';
import type { ListedCase } from '../../queries/case-list.ts';
import type { JourneyState } from '../../standing.ts';
import { HerName } from '../../../care/web/index.ts';
import { useWords } from '../words.tsx';

const tones: Readonly<Record<JourneyState, Tone>> = {
  registered: 'neutral',
  referred: 'warn',
  listed: 'info',
  asked_again: 'warn',
  recommended: 'warn',
  decided: 'info',
  not_operated: 'neutral',
  operated: 'good',
  closed: 'good',
};

function Standing({ row }: { readonly row: ListedCase }) {
  const { word } = useWords();
  return (
    <>
      {row.state === null ? <Unknown /> : <Tag tone={tones[row.state]}>{word('journey', row.state)}</Tag>}
      <span className="cell-second">
        {row.state === 'listed' && row.listedFor !== null ? <Day date={row.listedFor} /> : null}
        {row.state === 'decided' ? word('decision', row.decision) : null}
        {row.state === 'recommended' ? word('decision', row.decision) : null}
        {row.state === 'not_operated' ? word('notOperatedReason', row.notOperatedReason) : null}
        {(row.state === 'operated' || row.state === 'closed') && row.operatedOn !== null ? (
          <Day date={row.operatedOn} />
        ) : null}
      </span>
    </>
  );
}

function Disease({ row }: { readonly row: ListedCase }) {
  const { word } = useWords();
  return (
    <>
      {word('site', row.site) ?? <Unknown />}
      {row.histology === null ? null : `, ${word('histology', row.histology)}`}{' '}
      {row.stage === null ? null : <strong>{row.stage}</strong>}
    </>
  );
}

/** Cases as a table, each with where it stands; her name and number where they were shown. */
export function CaseTable(props: {
  readonly slug: string;
  readonly cases: readonly ListedCase[];
  readonly shown: readonly Shown[];
}) {
  const { t } = useLingui();
  const her = new Map(props.shown.map((shown) => [shown.patientId, shown]));
  const named = {
    key: 'patient',
    header: t`Patient`,
    cell: (row: ListedCase) => {
      const shown = her.get(row.patientId);
      return shown === undefined ? null : (
        <>
          <HerName shown={shown} />
          <span className="cell-second">
            {shown.recordNumber} · {shown.bornOn === null ? <Unknown /> : <Day date={shown.bornOn} />}
          </span>
        </>
      );
    },
  };
  return (
    <DataTable
      caption={t`Cases`}
      rows={props.cases}
      rowKey={(row) => row.id}
      empty={
        <Empty title={<Trans>No case fits</Trans>}>
          <p>
            <Trans>Take another state or year, or search by the beginning of any of her names.</Trans>
          </p>
        </Empty>
      }
      columns={[
        {
          key: 'label',
          header: t`Case`,
          names: true,
          short: true,
          cell: (row) => <Link to={`/c/${props.slug}/cases/${row.id}`}>{row.label}</Link>,
        },
        ...(props.shown.length > 0 ? [named] : []),
        { key: 'disease', header: t`Diagnosis`, cell: (row) => <Disease row={row} /> },
        {
          key: 'presented',
          header: t`Presented`,
          short: true,
          cell: (row) => (row.presentedOn === null ? <Unknown /> : <Day date={row.presentedOn} />),
        },
        {
          key: 'state',
          header: t`Stands at`,
          short: true,
          cell: (row) => <Standing row={row} />,
        },
      ]}
    />
  );
}

/** The search by name or number; posted, so that no name ever stands in an address. */
export function FindCases({ slug, typed }: { readonly slug: string; readonly typed?: string | undefined }) {
  return (
    <PostForm name="find" action={`/c/${slug}/cases/find`}>
      <div className="form-row">
        <Field
          name="find"
          type="search"
          label={<Trans>Name, record number or case number</Trans>}
          defaultValue={typed}
          autoComplete="off"
          required
          maxLength={80}
        />
        <Button>
          <Trans>Find</Trans>
        </Button>
      </div>
    </PostForm>
  );
}
