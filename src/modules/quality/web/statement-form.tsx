import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useActionData } from 'react-router';
import { isRefused } from '../../../kernel/http/refusal.ts';
import { SaveRow } from '../../../ui/save-row.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Day } from '../../../ui/day.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { Field, Select, TextArea } from '../../../ui/field.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PostForm } from '../../../ui/post-form.tsx';
import type { Sentences } from '../../../ui/sentences.ts';
import type { StatedFact } from '../queries/statements.ts';
import type { StatementFact } from '../schema.ts';
import { placeOf } from './statement-place.ts';
import { factWords } from './words.tsx';

/** Why a statement is not taken. */
export const statementSentences: Sentences = {
  invalid_input: msg`Some entries need your attention. Nothing has been saved yet.`,
  changed_meanwhile: msg`Somebody else saved this while you were writing. What is recorded now is shown below, what you typed is still in the form. Saving again replaces what they wrote.`,
  invalid_format: msg`Please give a day of the calendar, YYYY-MM-DD.`,
  range_reversed: msg`The last day is before the first.`,
  too_small: msg`Please say what proves it.`,
  holds_unsaid: msg`Please choose whether it holds or does not.`,
  fact_unknown: msg`Please choose what is stated.`,
  person_needed_for_certificate: msg`Please choose the surgeon.`,
  person_unknown: msg`This person never had a role at the house.`,
  reason_needed: msg`Please say why the statement is corrected.`,
};

type Given = Pick<StatedFact, 'fact' | 'personId' | 'holds' | 'from' | 'to' | 'evidence'>;
export type Person = { readonly id: string; readonly name: string };

const hints = {
  from: msg`Of a conference: the day it was held, in both fields.`,
  to: msg`Empty while it still holds. To end a statement, enter its last day.`,
  evidence: msg`Where the proof lies: a document and its date, minutes, a number in the personnel file. No names of patients.`,
};

const useLabels = (place: string, fact: StatementFact): Readonly<Record<string, string>> => {
  const { t, i18n } = useLingui();
  return {
    [`${place}.personId`]: t`Surgeon`,
    [`${place}.holds`]: i18n._(factWords[fact]),
    [`${place}.from`]: t`From`,
    [`${place}.to`]: t`To`,
    [`${place}.evidence`]: t`Evidence`,
    reason: t`Why is it corrected or ended?`,
  };
};

function StatementFields(props: {
  readonly place: string;
  readonly fact: StatementFact;
  readonly given: Given | null;
  readonly people: readonly Person[];
}) {
  const { t, i18n } = useLingui();
  const { place, fact, given } = props;
  return (
    <>
      <input type="hidden" name={`${place}.fact`} value={fact} />
      {fact === 'surgeon_certified' ? (
        <Select
          name={`${place}.personId`}
          label={<Trans>Surgeon</Trans>}
          required
          defaultValue={given?.personId ?? undefined}
          options={[
            { value: '', label: t`– choose –` },
            ...props.people.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      ) : null}
      <Choice
        name={`${place}.holds`}
        label={i18n._(factWords[fact])}
        required
        defaultValue={given === null ? undefined : given.holds ? 'yes' : 'no'}
        options={[
          { value: 'yes', label: <Trans>Holds</Trans> },
          { value: 'no', label: <Trans>Does not hold</Trans> },
        ]}
      />
      <div className="form-row">
        <Field
          name={`${place}.from`}
          type="date"
          label={<Trans>From</Trans>}
          hint={fact === 'mm_conference' ? i18n._(hints.from) : undefined}
          required
          defaultValue={given?.from}
        />
        <Field
          name={`${place}.to`}
          type="date"
          label={<Trans>To</Trans>}
          hint={fact === 'mm_conference' ? undefined : i18n._(hints.to)}
          defaultValue={given?.to ?? undefined}
        />
      </div>
      <TextArea
        name={`${place}.evidence`}
        label={<Trans>Evidence</Trans>}
        hint={i18n._(hints.evidence)}
        required
        maxLength={2000}
        defaultValue={given?.evidence}
      />
    </>
  );
}

/** A new statement of a fact. */
export function AddStatement(props: {
  readonly fact: StatementFact;
  readonly people: readonly Person[];
  readonly requestKey: string;
  readonly back: string;
}) {
  const labels = useLabels(placeOf.add, props.fact);
  return (
    <div className="statement-form">
      <PostForm name="add" requestKey={props.requestKey} sentences={statementSentences} labels={labels}>
        <StatementFields place={placeOf.add} fact={props.fact} given={null} people={props.people} />
        <SaveRow save={<Trans>State it</Trans>} leave={<Trans>Cancel</Trans>} to={props.back} />
      </PostForm>
    </div>
  );
}

const useIsConflict = (): boolean => {
  const answer: unknown = useActionData();
  return isRefused(answer) && answer.refusal.code === 'changed_meanwhile';
};

function RecordedNow({ statement }: { readonly statement: StatedFact }) {
  const { t } = useLingui();
  return (
    <Notice tone="warn" title={<Trans>Recorded now</Trans>}>
      <Facts
        facts={[
          { key: 'holds', label: t`Stated`, value: statement.holds ? t`Holds` : t`Does not hold` },
          { key: 'from', label: t`From`, value: <Day date={statement.from} /> },
          { key: 'to', label: t`To`, value: statement.to === null ? t`no end` : <Day date={statement.to} /> },
          { key: 'evidence', label: t`Evidence`, value: statement.evidence },
          { key: 'author', label: t`Written by`, value: statement.author },
        ]}
      />
    </Notice>
  );
}

/** A correction of a statement, or its end. */
export function CorrectStatement(props: {
  readonly statement: StatedFact;
  readonly people: readonly Person[];
  readonly requestKey: string;
  readonly back: string;
}) {
  const { statement } = props;
  const isConflict = useIsConflict();
  const labels = useLabels(placeOf.correct, statement.fact);
  // The page is brought up to date while somebody writes: what they correct stays the version they opened,
  // until a conflict has shown them the newer one.
  const [opened] = useState(statement.version);
  const version = isConflict ? statement.version : opened;
  return (
    <div className="statement-form">
      <PostForm name="correct" requestKey={props.requestKey} sentences={statementSentences} labels={labels}>
        {isConflict ? <RecordedNow statement={statement} /> : null}
        <input type="hidden" name="id" value={statement.id} />
        <input type="hidden" name="version" value={version} />
        <StatementFields
          place={placeOf.correct}
          fact={statement.fact}
          given={statement}
          people={props.people}
        />
        <Field
          name="reason"
          label={<Trans>Why is it corrected or ended?</Trans>}
          hint={<Trans>What it said before is kept.</Trans>}
          required
          maxLength={500}
          size={60}
        />
        <SaveRow save={<Trans>Save the correction</Trans>} leave={<Trans>Cancel</Trans>} to={props.back} />
      </PostForm>
    </div>
  );
}
