import { Trans, useLingui } from '@lingui/react/macro';
import { type MouseEvent, useState } from 'react';
import { Button } from '../../../../ui/button.tsx';
import { ScrollBox } from '../../../../ui/data-table.tsx';
import { useField } from '../../../../ui/form-state.ts';
import type { Area, Finding, OperationReport } from '../../schema.ts';
import { field } from './operation-fields.ts';
import { RowOption } from './row-option.tsx';
import { useWords } from '../words.tsx';

type Findings = OperationReport['areas'];

function Detail(props: {
  readonly name: string;
  readonly label: string;
  readonly given: string;
  readonly kind: 'mm' | 'reason';
}) {
  const state = useField(props.name);
  const size = { type: 'number', min: 0, max: 500, step: 'any', inputMode: 'decimal' } as const;
  return (
    <input
      {...(props.kind === 'mm' ? size : { type: 'text', maxLength: 500 })}
      id={state.id}
      name={props.name}
      className={`area-${props.kind}`}
      aria-label={props.label}
      aria-invalid={state.error === undefined ? undefined : true}
      defaultValue={state.value(props.given)}
    />
  );
}

const givenOf = (finding: Finding | undefined) => ({
  finding: finding?.finding ?? 'unknown',
  mm: finding?.finding === 'involved' && finding.mm !== null ? String(finding.mm) : '',
  reason: finding?.finding === 'not_assessed' ? finding.reason : '',
});

function AreaRow({ area, finding }: { readonly area: Area; readonly finding: Finding | undefined }) {
  const { t } = useLingui();
  const words = useWords();
  const name = field.finding(area);
  const state = useField(name);
  const errors = [state.error, useField(field.mm(area)).error, useField(field.reason(area)).error].filter(
    (error) => error !== undefined,
  );
  const given = givenOf(finding);
  const word = words.word('area', area);
  const option = { row: word, name, given: given.finding };
  return (
    <tr id={state.id} tabIndex={-1}>
      <th scope="row">
        {word}
        {errors.map((error) => (
          <span key={error} className="field-error area-error">
            {error}
          </span>
        ))}
      </th>
      <td>
        <RowOption {...option} value="free" word={t`Free`} />
      </td>
      <td>
        <div className="area-pair">
          <RowOption {...option} value="involved" word={t`Involved`} />
          <Detail name={field.mm(area)} kind="mm" given={given.mm} label={t`${word}: largest size in mm`} />
          <span className="field-unit">mm</span>
        </div>
      </td>
      <td>
        <div className="area-pair">
          <RowOption {...option} value="not_assessed" word={t`Not assessed`} />
          <Detail
            name={field.reason(area)}
            kind="reason"
            given={given.reason}
            label={t`${word}: why it was not assessed`}
          />
        </div>
      </td>
      <td>
        <RowOption {...option} value="absent" word={t`Absent`} />
      </td>
      <td>
        <RowOption {...option} value="unknown" word={t`Not said`} />
      </td>
    </tr>
  );
}

/** Sets what nobody has described to "free"; the pleural cavity belongs to the report only where applicable. */
const fillFree = (form: HTMLFormElement): number => {
  const radios = (value: string) => [
    ...form.querySelectorAll<HTMLInputElement>(`.area-table input[type="radio"][value="${value}"]`),
  ];
  const open = new Set(radios('unknown').flatMap(({ name, checked }) => (checked ? [name] : [])));
  open.delete(field.finding('pleura'));
  for (const radio of radios('free')) if (open.has(radio.name)) radio.checked = true;
  return open.size;
};

/** The surgeon's own act; without script the server fills and sends the form back unsaved. */
function FillFree() {
  const { t } = useLingui();
  const [filled, setFilled] = useState<number | null>(null);
  const fill = (event: MouseEvent<HTMLButtonElement>) => {
    event.preventDefault();
    if (event.currentTarget.form) setFilled(fillFree(event.currentTarget.form));
  };
  return (
    <div className="area-fill">
      <Button name="intent" value="fill-free" onClick={fill}>
        <Trans>All areas not described yet were free</Trans>
      </Button>
      <output className="muted">
        {filled === null ? null : t`Set to free: ${filled}. Look them through, then save.`}
      </output>
    </div>
  );
}

/** One line for every area the operative report must describe; nothing is chosen beforehand. */
export function AreaFindings({ findings }: { readonly findings: Findings }) {
  const { t } = useLingui();
  const areas = useWords().options('area') as ReadonlyArray<{ value: Area }>;
  return (
    <div className="area-findings">
      <ScrollBox label={t`Findings by area`}>
        <table className="table area-table">
          <caption className="visually-hidden">
            <Trans>Findings by area</Trans>
          </caption>
          <thead>
            <tr>
              <th scope="col">
                <Trans>Area</Trans>
              </th>
              <th scope="col">
                <Trans>Free</Trans>
              </th>
              <th scope="col">
                <Trans>Involved, largest size</Trans>
              </th>
              <th scope="col">
                <Trans>Not assessed, reason</Trans>
              </th>
              <th scope="col">
                <Trans>Absent, removed before</Trans>
              </th>
              <th scope="col">
                <Trans>Not said</Trans>
              </th>
            </tr>
          </thead>
          <tbody>
            {areas.map(({ value }) => (
              <AreaRow key={value} area={value} finding={findings[value]} />
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <FillFree />
    </div>
  );
}
