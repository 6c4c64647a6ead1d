import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { ButtonLink } from '../../../../ui/button.tsx';
import { Day } from '../../../../ui/day.tsx';
import { Facts } from '../../../../ui/facts.tsx';
import { Section } from '../../../../ui/page.tsx';
import { Tag } from '../../../../ui/tag.tsx';
import { factOf, usePhase } from '../../../care/web/index.ts';
import type { QuestionsTold } from './questions-told.ts';
import { useWords } from '../words.tsx';

/** What the board was asked, the newest question first. */
export default function CaseQuestions(props: { readonly data: QuestionsTold; readonly path: string }) {
  const { mayAsk, questions } = props.data;
  const { t } = useLingui();
  const { word } = useWords();
  const phaseOf = usePhase();
  const several = questions.length > 1;
  return (
    <Section
      title={several ? t`The questions` : t`The question`}
      aside={
        mayAsk ? (
          <ButtonLink kind="quiet" to={`${props.path}/ask`}>
            {questions.length === 0 ? <Trans>Ask the board</Trans> : <Trans>Ask the board again</Trans>}
          </ButtonLink>
        ) : null
      }
    >
      {questions.length === 0 ? (
        <p className="muted">
          <Trans>No question was asked: the case came from a register.</Trans>
        </p>
      ) : (
        questions.toReversed().map((row) => (
          <Facts
            key={row.id}
            facts={[
              { key: 'question', label: t`Question`, value: row.question },
              {
                key: 'kind',
                label: t`Kind`,
                value: `${word('questionType', row.questionType)} · ${phaseOf(row)}`,
              },
              { key: 'consultant', label: t`Responsible consultant`, value: row.consultant },
              ...row.more.map(factOf),
              { key: 'received', label: t`Received on`, value: <Day date={row.receivedOn} /> },
              ...(several && row.awaited
                ? [
                    {
                      key: 'awaited',
                      label: t`Answer`,
                      value: <Tag tone="warn">{t`awaited from a board`}</Tag>,
                    },
                  ]
                : []),
              ...(mayAsk
                ? [
                    {
                      key: 'act',
                      label: t`Asked by mistake`,
                      value: (
                        <>
                          <Link to={`${props.path}/questions/${row.id}`}>
                            <Trans>Correct</Trans>
                          </Link>{' '}
                          ·{' '}
                          <Link to={`${props.path}/take-back/question/${row.id}`}>
                            <Trans>Take the question back</Trans>
                          </Link>
                        </>
                      ),
                    },
                  ]
                : []),
            ]}
          />
        ))
      )}
    </Section>
  );
}
