import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '../../../../ui/button.tsx';
import { Field, Select } from '../../../../ui/field.tsx';
import { PostForm } from '../../../../ui/post-form.tsx';
import { usePhase } from '../../../care/web/index.ts';
import type { BoardsOfCase } from '../../queries/boards-of-case.ts';
import { boardSentences } from '../agenda/board-sentences.ts';
import { useWords } from '../words.tsx';

type Waiting = BoardsOfCase['waiting'];
type Meetings = ReadonlyArray<{ readonly value: string; readonly label: string }>;

/** Which of several questions that wait is listed; of one there is nothing to choose. */
function QuestionToList({ waiting }: { readonly waiting: Waiting }) {
  const { word } = useWords();
  const phaseOf = usePhase();
  if (waiting.length < 2)
    return waiting[0] ? <input type="hidden" name="referralId" value={waiting[0].id} /> : null;
  const options = waiting.map((row) => ({
    value: row.id,
    label: `${word('questionType', row.questionType)} · ${phaseOf(row)} · ${row.receivedOn}`,
  }));
  return <Select name="referralId" label={<Trans>Question</Trans>} options={options} />;
}

/** Puts a case on the agenda of a coming meeting. */
export function ListForm(props: {
  readonly action?: string;
  readonly waiting: Waiting;
  readonly meetings: Meetings;
  readonly requestKey: string;
}) {
  const { t } = useLingui();
  return (
    <PostForm
      name="list"
      {...(props.action === undefined ? {} : { action: props.action })}
      requestKey={props.requestKey}
      sentences={boardSentences}
      labels={{ meetingId: t`Meeting`, minutes: t`Minutes` }}
    >
      <div className="form-row">
        <QuestionToList waiting={props.waiting} />
        <Select name="meetingId" label={<Trans>Meeting</Trans>} options={props.meetings} />
        <Field
          name="minutes"
          type="number"
          min={1}
          max={120}
          label={<Trans>Minutes</Trans>}
          defaultValue="6"
        />
        <Button>
          <Trans>List for this board</Trans>
        </Button>
      </div>
    </PostForm>
  );
}

/** The same on the page of a case, open when no board has seen her yet. */
export function ListOnBoard(props: { readonly isFirst: boolean } & Parameters<typeof ListForm>[0]) {
  const { isFirst, ...form } = props;
  return (
    <details className="screen-only" open={isFirst}>
      <summary>
        <Trans>List for a board</Trans>
      </summary>
      <ListForm {...form} />
    </details>
  );
}
