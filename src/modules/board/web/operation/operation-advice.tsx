import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { Day } from '../../../../ui/day.tsx';
import { Section } from '../../../../ui/page.tsx';
import type { OperationAdvice as Data } from '../../queries/operation-advice.ts';
import { useWords } from '../words.tsx';

type Board = Data['boards'][number];

function When({ board }: { readonly board: Board }) {
  return (
    <>
      <Trans>
        Board of <Day date={board.boardOn} />
      </Trans>{' '}
      {board.isBefore === null ? (
        <span className="muted">
          <Trans>perhaps after the operation: its day is not known exactly</Trans>
        </span>
      ) : null}
    </>
  );
}

/** What the last board before an operation recommended, with its day and what she decided. */
export default function OperationAdvice({ data }: { readonly data: Data }) {
  const { t } = useLingui();
  const { word } = useWords();
  return (
    <Section
      title={t`What the board had recommended`}
      aside={
        <Link to={`${data.casePath}#recommendations`}>
          <Trans>All recommendations</Trans>
        </Link>
      }
    >
      {data.boards.length === 0 ? (
        <p className="muted">
          <Trans>No board recommended anything before this operation.</Trans>
        </p>
      ) : null}
      {data.boards.map((board) => (
        <div key={board.boardOn}>
          <h3>
            <When board={board} />
          </h3>
          <ul>
            {board.advice.map((one) => (
              <li key={one.id}>
                <strong>{word('modality', one.modality)}</strong>, {word('timing', one.timing)},{' '}
                {word('intent', one.intent)}
                {one.detail === null ? null : `: ${one.detail}`}
                <span className="cell-second">
                  <Trans>Her decision</Trans>: {word('decision', one.decision)}
                  {one.spokenOn === null ? null : (
                    <>
                      , <Day date={one.spokenOn} />
                    </>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </Section>
  );
}
