import { Trans, useLingui } from '@lingui/react/macro';
import { ButtonLink } from '../../../../ui/button.tsx';
import { DataTable } from '../../../../ui/data-table.tsx';
import { Day } from '../../../../ui/day.tsx';
import { Unknown } from '../../../../ui/facts.tsx';
import { useWordsOf } from '../../../../ui/words.ts';
import type { DocumentKind } from '../../schema.ts';
import { documentKindWords } from './document-words.ts';

export type ShownDocument = {
  readonly id: string;
  readonly kind: DocumentKind;
  readonly madeOn: string | null;
  readonly note: string | null;
  readonly fileKind: string;
  /** Bytes. */
  readonly size: number;
  readonly by: string | null;
  readonly addedOn: string;
};

const kilobyte = 1024;

function Size({ bytes }: { readonly bytes: number }) {
  const { i18n } = useLingui();
  const isLarge = bytes >= kilobyte * kilobyte;
  const value = isLarge ? bytes / (kilobyte * kilobyte) : Math.max(1, bytes / kilobyte);
  const told = i18n.number(value, { maximumFractionDigits: isLarge ? 1 : 0 });
  return `${told} ${isLarge ? 'MB' : 'KB'}`;
}

function Added({ by, on }: { readonly by: string | null; readonly on: string }) {
  return by === null ? (
    <Day date={on} />
  ) : (
    <>
      {by}, <Day date={on} />
    </>
  );
}

type Props = {
  readonly documents: readonly ShownDocument[];
  readonly path: string;
  readonly may: { readonly add: boolean; readonly open: boolean };
};

/** What stands behind each document: opened by whoever may see who she is, taken back by whoever may add one. */
function Actions({ of, path, may }: Omit<Props, 'documents'> & { readonly of: ShownDocument }) {
  return (
    <div className="document-actions">
      {may.open ? (
        <a className="button" href={`${path}/documents/${of.id}`}>
          <Trans>Open</Trans>
        </a>
      ) : null}
      {may.add ? (
        <ButtonLink kind="quiet" to={`${path}/take-back/document/${of.id}`}>
          <Trans>Take back</Trans>
        </ButtonLink>
      ) : null}
    </div>
  );
}

/** The documents of a case, newest first. */
export function DocumentList({ documents, path, may }: Props) {
  const { t } = useLingui();
  const { word } = useWordsOf({ kind: documentKindWords });
  return (
    <DataTable
      caption={t`Documents`}
      rows={documents}
      rowKey={({ id }) => id}
      empty={
        <p className="muted">
          <Trans>No document stands here yet.</Trans>
        </p>
      }
      columns={[
        {
          key: 'kind',
          header: t`Document`,
          names: true,
          cell: ({ kind, note }) => (
            <>
              {word('kind', kind)}
              {note === null ? null : <div className="muted">{note}</div>}
            </>
          ),
        },
        {
          key: 'day',
          header: t`Of which day`,
          cell: ({ madeOn }) => (madeOn === null ? <Unknown /> : <Day date={madeOn} />),
        },
        { key: 'added', header: t`Added`, cell: ({ by, addedOn }) => <Added by={by} on={addedOn} /> },
        {
          key: 'size',
          header: t`Size`,
          cell: ({ fileKind, size }) => (
            <>
              {fileKind.toUpperCase()}, <Size bytes={size} />
            </>
          ),
        },
        {
          key: 'actions',
          header: t`Actions`,
          cell: (of) => <Actions of={of} path={path} may={may} />,
        },
      ]}
    />
  );
}
