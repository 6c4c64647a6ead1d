import { addDays } from '../../../../kernel/calendar-day.ts';
import { useName } from '../../../../ui/name.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { useActionData } from 'react-router';
import { isRefused } from '../../../../kernel/http/refusal.ts';
import { Button } from '../../../../ui/button.tsx';
import { Choice } from '../../../../ui/choice.tsx';
import { Day } from '../../../../ui/day.tsx';
import { Field, Select, TextArea } from '../../../../ui/field.tsx';
import { sendOnControlEnter } from '../../../../ui/keys.ts';
import { Notice } from '../../../../ui/notice.tsx';
import { Section } from '../../../../ui/page.tsx';
import { PostForm } from '../../../../ui/post-form.tsx';
import type { AgendaCase, AgendaRow } from '../../queries/agenda.ts';
import { boardSentences } from '../agenda/board-sentences.ts';
import { HerName } from '../../../care/web/index.ts';
import type { LiveData } from './live-data.ts';
import { useWords } from '../words.tsx';

/** The item whose form was refused because the board had moved on. */
const useLostItem = (): string | undefined => {
  const answer: unknown = useActionData();
  if (!isRefused(answer) || answer.refusal.code !== 'item_not_current') return undefined;
  return answer.submitted['agendaItemId']?.[0];
};

/**
 * The item the form writes for. It follows the board while nothing has been typed; with something typed it stays
 * with the woman it was typed for, so that no text ever slips to the next.
 */
const useHeldItem = (currentId: string | undefined) => {
  const lost = useLostItem();
  const [held, setHeld] = useState(lost ?? currentId);
  const [typed, setTyped] = useState(lost !== undefined);
  if (held !== currentId && !typed) setHeld(currentId);
  return { held, setTyped };
};

/** Whoever has recorded a recommendation goes on to the conclusion: its keys work there. */
const goOnToConclusion = (): void => {
  if (!document.activeElement?.closest('#recommendation')) return;
  document.querySelector<HTMLElement>('#conclusion input[name="conclusion"]')?.focus();
};

/** Where recommendations are written, for the case under discussion or, when it has changed, for the one before. */
export function RecommendationDesk(props: {
  readonly data: LiveData;
  readonly current: AgendaRow | undefined;
}) {
  const { data, current } = props;
  const { held, setTyped } = useHeldItem(current?.id);
  const row = data.page.rows.find(({ id }) => id === held);
  if (row === undefined || row.case === null) return null;
  const stale = row.id !== current?.id;
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- hears only what its fields do
    <div
      className={stale ? 'desk desk-stale' : 'desk'}
      id="recommendation"
      onInput={() => setTyped(true)}
      onReset={() => {
        setTyped(false);
        goOnToConclusion();
      }}
      onKeyDown={stale ? undefined : sendOnControlEnter}
    >
      <Heading data={data} of={row.case} stale={stale}>
        <Recorded row={row} />
        <RecommendationForm key={row.id} data={data} row={row} of={row.case} stale={stale} />
      </Heading>
    </div>
  );
}

/** The form names the woman it writes for, by two identifiers, whatever the rest of the page shows. */
function Heading(props: {
  readonly data: LiveData;
  readonly of: AgendaCase;
  readonly stale: boolean;
  readonly children: ReactNode;
}) {
  const { t } = useLingui();
  const { page } = props.data;
  const shown = page.women[props.of.patientId];
  const { label } = props.of;
  return (
    <Section
      title={t`Recommendation`}
      aside={
        <span className="whom">
          {shown === undefined ? null : (
            <>
              <HerName shown={shown} /> · {shown.recordNumber} ·{' '}
            </>
          )}
          {label}
        </span>
      }
    >
      {props.stale ? (
        <Notice tone="bad" live title={<Trans>The board has moved on. Nothing of this was written.</Trans>}>
          <p>
            <Trans>
              What you typed is for case {label}, which is no longer under discussion, and cannot be saved.
              Copy what you need.
            </Trans>
          </p>
          <p>
            <a href={`/c/${page.slug}/meetings/${page.meeting.id}/live`}>
              <Trans>Put this text aside and go on with the case under discussion</Trans>
            </a>
          </p>
        </Notice>
      ) : null}
      {props.children}
    </Section>
  );
}

function Recorded({ row }: { readonly row: AgendaRow }) {
  const { word } = useWords();
  const named = useName();
  return (
    <ol className="recorded" aria-live="polite">
      {row.recommendations.map((entry) => (
        <li key={entry.id}>
          <strong>
            {word('modality', entry.modality)}
            {entry.timing === 'not_applicable' ? null : `, ${word('timing', entry.timing)}`}
          </strong>{' '}
          ({word('intent', entry.intent)}){entry.detail === null ? null : `: ${entry.detail}`}
          <span className="cell-second">
            {entry.rationale} · {named(entry.owner)}, <Day date={entry.dueOn} />
          </span>
        </li>
      ))}
    </ol>
  );
}

/** Somebody must see to it soon: the day that stands there until another is said. */
const daysToTell = 7;

/** Her consultant, where they may record what she decides. */
const deciding = ({ deciders }: LiveData, consultantId: string): string =>
  deciders.some(({ id }) => id === consultantId) ? consultantId : '';

const name = (field: string): string => `recommendation.${field}`;

function RecommendationForm(props: {
  readonly data: LiveData;
  readonly row: AgendaRow;
  readonly of: AgendaCase;
  readonly stale: boolean;
}) {
  const { t } = useLingui();
  const { options } = useWords();
  const { data, row, of } = props;
  const open = [{ value: '', label: t`– choose –` }];
  return (
    <PostForm
      stay
      name={`recommend~${row.id}`}
      requestKey={data.keys.recommend}
      sentences={boardSentences}
      labels={useLabels()}
    >
      <input type="hidden" name="agendaItemId" value={row.id} />
      <input type="hidden" name="caseId" value={of.id} />
      <Choice name={name('intent')} label={<Trans>Intent</Trans>} options={options('intent')} required />
      <div className="form-columns">
        <Select
          name={name('modality')}
          label={<Trans>Treatment or step</Trans>}
          options={[...open, ...options('modality')]}
          required
        />
        <Select
          name={name('timing')}
          label={<Trans>Place in the course</Trans>}
          options={[...open, ...options('timing')]}
          required
        />
      </div>
      <TextArea name={name('rationale')} label={<Trans>Why</Trans>} rows={2} required />
      <div className="form-columns">
        <Select
          name={name('ownerPersonId')}
          label={<Trans>Who sees to it</Trans>}
          hint={<Trans>Her consultant, unless you choose somebody else.</Trans>}
          options={[...open, ...data.deciders.map(({ id, name: label }) => ({ value: id, label }))]}
          defaultValue={deciding(data, of.consultantId)}
          required
        />
        <Field
          name={name('dueOn')}
          type="date"
          label={<Trans>By when</Trans>}
          hint={<Trans>A week after the board, unless you say otherwise.</Trans>}
          defaultValue={addDays(data.page.meeting.localStart.slice(0, 10), daysToTell)}
          required
        />
        <Field name={name('detail')} label={<Trans>Details</Trans>} />
        <Field name={name('alternative')} label={<Trans>Next best, if she declines</Trans>} />
      </div>
      <TextArea
        name={name('patientView')}
        label={<Trans>How her view changed it, or why it was not known</Trans>}
        rows={2}
      />
      <Button kind="main" disabled={props.stale}>
        <Trans>Record for {of.label}</Trans>
      </Button>
    </PostForm>
  );
}

const useLabels = (): Record<string, string> => {
  const { t } = useLingui();
  return {
    [name('intent')]: t`Intent`,
    [name('modality')]: t`Treatment or step`,
    [name('timing')]: t`Place in the course`,
    [name('rationale')]: t`Why`,
    [name('ownerPersonId')]: t`Who sees to it`,
    [name('dueOn')]: t`By when`,
    [name('detail')]: t`Details`,
    [name('alternative')]: t`Next best, if she declines`,
    [name('patientView')]: t`How her view changed it`,
  };
};
