import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { Button } from '../../../../ui/button.tsx';
import { Field, Select } from '../../../../ui/field.tsx';
import { Section } from '../../../../ui/page.tsx';
import { PostForm } from '../../../../ui/post-form.tsx';
import { identifiersOf, usePhase } from '../../../care/web/index.ts';
import type { Shown } from '../../../care/index.ts';
import type { UnlistedCase } from '../../queries/work-of.ts';
import { boardSentences } from './board-sentences.ts';
import { useWords } from '../words.tsx';

/** Puts a referred case that waits for a board on this meeting's agenda. */
export function ListCaseForm(props: {
  readonly cases: readonly UnlistedCase[];
  /** Their identities, as far as the reader may see them. */
  readonly women: Readonly<Record<string, Shown>>;
  readonly requestKey: string;
  /** How many wait beside these, and where they are found. */
  readonly beyond: number;
  readonly casesPath: string;
}) {
  const { t } = useLingui();
  const { word } = useWords();
  const phaseOf = usePhase();
  // Which of her questions: an agenda holds a case once at a time.
  const options = props.cases.flatMap(({ caseId, referralId, patientId, onAgenda, label, ...asked }) => {
    if (onAgenda) return [];
    const shown = props.women[patientId];
    const parts = [
      ...(shown === undefined ? [] : identifiersOf(shown)),
      label,
      word('questionType', asked.questionType),
      ...(asked.phase === 'recurrence' ? [phaseOf(asked)] : []),
    ];
    return { value: `${caseId} ${referralId}`, label: [...parts, asked.receivedOn].join(' · ') };
  });
  return (
    <div className="no-print">
      <Section title={t`List a referred case`}>
        {options.length === 0 ? (
          <p className="muted">
            <Trans>Every referred case has been discussed or is on a list.</Trans>
          </p>
        ) : (
          <PostForm
            name="list"
            requestKey={props.requestKey}
            sentences={boardSentences}
            labels={{ caseId: t`Case to be listed`, minutes: t`Minutes` }}
          >
            <div className="form-row">
              <Select
                name="caseId"
                label={<Trans>Case to be listed</Trans>}
                required
                options={[{ value: '', label: t`– choose –` }, ...options]}
              />
              <Field
                name="minutes"
                type="number"
                label={<Trans>Minutes</Trans>}
                min={1}
                max={120}
                required
                defaultValue="5"
              />
              <Button>
                <Trans>Put on the agenda</Trans>
              </Button>
            </div>
          </PostForm>
        )}
        {props.beyond === 0 ? null : (
          <p className="muted">
            <Plural
              value={props.beyond}
              one="# question that came later waits too and is not in this list."
              other="# questions that came later wait too and are not in this list."
            />{' '}
            <Link to={props.casesPath}>
              <Trans>They are listed from the page of their case.</Trans>
            </Link>
          </p>
        )}
      </Section>
    </div>
  );
}
