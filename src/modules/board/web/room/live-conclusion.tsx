import { Trans, useLingui } from '@lingui/react/macro';
import { type MouseEvent, useState } from 'react';
import { Button } from '../../../../ui/button.tsx';
import { Choice, Choices } from '../../../../ui/choice.tsx';
import { Field, Select } from '../../../../ui/field.tsx';
import { Notice } from '../../../../ui/notice.tsx';
import { Section } from '../../../../ui/page.tsx';
import { PostForm } from '../../../../ui/post-form.tsx';
import type { AgendaRow } from '../../queries/agenda.ts';
import { boardSentences } from '../agenda/board-sentences.ts';
import { HerName } from '../../../care/web/index.ts';
import type { LiveData } from './live-data.ts';
import { useWords } from '../words.tsx';

/** The one text that stands in the form before anybody types. */
const begun = 'recommendation.dueOn';

/** Whether something is typed in the recommendation form that was not saved. */
const hasUnsaved = (): boolean =>
  [
    ...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
      '#recommendation :is(textarea, input)',
    ),
  ].some(
    ({ type, name, value }) => !['hidden', 'radio'].includes(type) && name !== begun && value.trim() !== '',
  );

/** Concludes the case under discussion and, mostly, takes the next one up. */
export function Conclusion({ data, row }: { readonly data: LiveData; readonly row: AgendaRow }) {
  const { t } = useLingui();
  const { options } = useWords();
  const [warned, setWarned] = useState(false);
  const next = data.page.rows.find(({ id }) => id === data.page.nextId);
  const label = row.case?.label ?? String(row.position);
  const guard = (event: MouseEvent) => {
    if (warned || !hasUnsaved()) return;
    event.preventDefault();
    setWarned(true);
  };
  return (
    <div id="conclusion" className="desk">
      <Section title={t`Conclusion`} aside={<Whom data={data} row={row} />}>
        <PostForm
          stay
          name={`conclude~${row.id}`}
          requestKey={`${data.keys.conclude}~${row.id}`}
          draftTitle={t`Conclusion, case ${label}`}
          sentences={boardSentences}
          labels={{
            conclusion: t`Conclusion`,
            deferralReason: t`Reason for deferring`,
            quorumReason: t`Why without a quorum`,
            standing: t`What was recommended still stands`,
          }}
        >
          <input type="hidden" name="itemId" value={row.id} />
          <Choice
            name="conclusion"
            label={<Trans>The board</Trans>}
            options={options('conclusion')}
            required
          />
          <Select
            name="deferralReason"
            label={<Trans>Reason, when deferred</Trans>}
            options={[{ value: '', label: t`– not deferred –` }, ...options('deferralReason')]}
          />
          {row.recommendations.length === 0 ? null : (
            <Choices
              name="standing"
              label={<Trans>What was recommended still stands</Trans>}
              options={[
                { value: 'yes', label: <Trans>It stands all the same beside this conclusion</Trans> },
              ]}
            />
          )}
          {row.quorum?.met === true ? null : (
            <Field
              name="quorumReason"
              label={<Trans>Why a recommendation without a quorum</Trans>}
              hint={<Trans>Asked when the board reaches one; it stays with the conclusion.</Trans>}
              maxLength={500}
            />
          )}
          {warned ? (
            <Notice tone="warn" live title={<Trans>A recommendation is typed and not saved.</Trans>}>
              <Trans>Record it first, or press again to go on without it.</Trans>
            </Notice>
          ) : null}
          <div className="form-row">
            <Button kind="main" name="next" value="yes" onClick={guard}>
              {next === undefined ? (
                <Trans>Conclude</Trans>
              ) : (
                <Trans>Conclude, next is {next.case?.label ?? next.position}</Trans>
              )}
            </Button>
            {next === undefined ? null : (
              <Button name="next" value="no" onClick={guard}>
                <Trans>Conclude and pause</Trans>
              </Button>
            )}
          </div>
        </PostForm>
        <PostForm stay name={`aside~${row.id}`} sentences={boardSentences}>
          <input type="hidden" name="itemId" value={row.id} />
          <p className="form-row">
            <Button onClick={guard}>
              <Trans>Set the case aside</Trans>
            </Button>
            <span className="muted">
              <Trans>
                It waits after the others with what was recorded, and is concluded before the meeting closes.
              </Trans>
            </span>
          </p>
        </PostForm>
      </Section>
    </div>
  );
}

function Whom({ data, row }: { readonly data: LiveData; readonly row: AgendaRow }) {
  if (row.case === null) return null;
  const shown = data.page.women[row.case.patientId];
  return (
    <span className="whom">
      {shown === undefined ? null : (
        <>
          <HerName shown={shown} /> · {shown.recordNumber} ·{' '}
        </>
      )}
      {row.case.label}
    </span>
  );
}
