import { addDays } from '../../../../kernel/calendar-day.ts';
import { type AnyAnswers, emptyAnswers, readKept } from '../../../../kernel/forms/answers.ts';
import { noFacts } from '../../../../kernel/forms/facts.ts';
import { useName } from '../../../../ui/name.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { Link, useActionData, useLocation } from 'react-router';
import { isRefused } from '../../../../kernel/http/refusal.ts';
import { Button } from '../../../../ui/button.tsx';
import { Day } from '../../../../ui/day.tsx';
import { fieldLabels } from '../../../../ui/form/field-labels.ts';
import { FormFields } from '../../../../ui/form/form-fields.tsx';
import { useSay } from '../../../../ui/form/say.ts';
import { useTaken } from '../../../../ui/form/taken-form.ts';
import { sendOnControlEnter } from '../../../../ui/keys.ts';
import { Notice } from '../../../../ui/notice.tsx';
import { Section } from '../../../../ui/page.tsx';
import { PostForm } from '../../../../ui/post-form.tsx';
import type { Fields } from '../../from-template.ts';
import type { AgendaCase, AgendaRow } from '../../queries/agenda.ts';
import { boardSentences } from '../agenda/board-sentences.ts';
import { type ToldLeaf, toldLeaves } from '../../../care/records/told-leaf.ts';
import { factOf, HerName } from '../../../care/web/index.ts';
import type { LiveData } from './live-data.ts';
import { Templates } from './live-templates.tsx';
import { useFilling } from './use-filling.ts';
import { useWords } from '../words.tsx';

/** The item whose form was refused because the board had moved on. */
const useLostItem = (): string | undefined => {
  const answer: unknown = useActionData();
  if (!isRefused(answer) || answer.refusal.code !== 'item_not_current') return undefined;
  return answer.submitted['agendaItemId']?.[0];
};

/** Whether the draft of this form goes on here. */
const useGoesOn = (form: string): boolean =>
  new URLSearchParams(useLocation().search).getAll('draft').includes(form);

/**
 * The item the form writes for. It follows the board while nothing has been typed; with something typed it stays
 * with the woman it was typed for, so that no text ever slips to the next.
 */
const useHeldItem = (currentId: string | undefined) => {
  const lost = useLostItem();
  const [held, setHeld] = useState(lost ?? currentId);
  const goesOn = useGoesOn(`recommend~${held}`);
  const [went, setWent] = useState(goesOn);
  const [typed, setTyped] = useState(lost !== undefined || goesOn);
  // A draft that goes on is something typed.
  if (went !== goesOn) {
    setWent(goesOn);
    if (goesOn) setTyped(true);
  }
  if (held !== currentId && !typed) setHeld(currentId);
  return { held, setTyped };
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
      onReset={() => setTyped(false)}
      onKeyDown={stale ? undefined : sendOnControlEnter}
    >
      <Heading data={data} of={row.case} stale={stale}>
        <Recorded row={row} form={data.form} />
        {data.mayDefine && row.recommendations.length > 0 ? <KeepAsTemplate data={data} row={row} /> : null}
        <FormWithTemplates key={row.id} data={data} row={row} of={row.case} stale={stale} />
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

/** What else recommendations say, after the form that the page asks with. */
const useMore = (handed: string) => {
  const { i18n } = useLingui();
  const { form, words } = useTaken(handed);
  return (more: Parameters<typeof readKept>[1]): readonly ToldLeaf[] =>
    toldLeaves(
      i18n,
      { form, words },
      readKept(form, more) as unknown as AnyAnswers,
      Object.keys(form.items),
    ).filter(({ told }) => told !== null);
};

function Recorded({ row, form }: { readonly row: AgendaRow; readonly form: string }) {
  const { word } = useWords();
  const named = useName();
  const more = useMore(form);
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
          {more(entry.more)
            .map(factOf)
            .map(({ key, label, value }) => (
              <span key={key} className="cell-second">
                {label}: {value}
              </span>
            ))}
        </li>
      ))}
    </ol>
  );
}

/** What this case was recommended may be recommended again. */
function KeepAsTemplate({ data, row }: { readonly data: LiveData; readonly row: AgendaRow }) {
  return (
    <p>
      <Link to={`/c/${data.page.slug}/meetings/templates/new?item=${row.id}`}>
        <Trans>Keep these recommendations as a template</Trans>
      </Link>
    </p>
  );
}

/** Somebody must see to it soon: the day that stands there until another is said. */
const daysToTell = 7;

/** Her consultant, where they may record what she decides. */
const deciding = ({ deciders }: LiveData, consultantId: string): string | null =>
  deciders.some(({ value }) => value === consultantId) ? consultantId : null;

/** What stands in the form before anybody has typed or chosen a template: nothing clinical. */
const begunFor = (data: LiveData, of: AgendaCase): Fields => ({
  ownerPersonId: deciding(data, of.consultantId) ?? '',
  dueOn: addDays(data.page.meeting.localStart.slice(0, 10), daysToTell),
});

const formName = (row: AgendaRow): string => `recommend~${row.id}`;

/** The form, and the templates it may be filled from. */
function FormWithTemplates(props: {
  readonly data: LiveData;
  readonly row: AgendaRow;
  readonly of: AgendaCase;
  readonly stale: boolean;
}) {
  const { data, row, of, stale } = props;
  const filling = useFilling({
    templates: data.templates,
    row,
    begun: begunFor(data, of),
    formName: formName(row),
  });
  return (
    <div onReset={filling.afterRecording}>
      {stale ? null : <Templates data={data} row={row} of={of} filling={filling} />}
      <RecommendationForm key={filling.drawnFrom} {...props} said={filling.said} />
    </div>
  );
}

function RecommendationForm(props: {
  readonly data: LiveData;
  readonly row: AgendaRow;
  readonly of: AgendaCase;
  readonly stale: boolean;
  /** What stands in the fields at first. */
  readonly said: Fields;
}) {
  const { data, row, of, said } = props;
  const { t } = useLingui();
  const say = useSay();
  const { form, words } = useTaken(data.form);
  const [answers] = useState(
    (): AnyAnswers => ({
      ...(emptyAnswers(form) as AnyAnswers),
      ...Object.fromEntries(Object.entries(said).map(([name, text]) => [name, text || null])),
    }),
  );
  const { label } = of;
  return (
    <PostForm
      stay
      name={`recommend~${row.id}`}
      requestKey={`${data.keys.recommend}~${row.id}`}
      draftTitle={t`Recommendation, case ${label}`}
      sentences={boardSentences}
      labels={() => fieldLabels(form, words, 'recommendation', say)}
    >
      <input type="hidden" name="agendaItemId" value={row.id} />
      <input type="hidden" name="caseId" value={of.id} />
      <FormFields
        form={form}
        words={words}
        at="recommendation"
        answers={answers}
        people={data.deciders}
        facts={noFacts}
        bare
      />
      <Button kind="main" disabled={props.stale}>
        <Trans>Record for {of.label}</Trans>
      </Button>
    </PostForm>
  );
}
