import { Trans, useLingui } from '@lingui/react/macro';
import { Choice } from '../../../../ui/choice.tsx';
import { Field, Select } from '../../../../ui/field.tsx';
import { useName } from '../../../../ui/name.ts';
import { Section } from '../../../../ui/page.tsx';
import { useBoardRules } from './new-board-words.ts';
import { type Asked, PolicyAsks } from './policy-asks.tsx';
import { seatField, type SeatOffer } from './seat-fields.ts';

/** When and where a board meets; what is not given is asked. */
export function WhenAndWhere(props: {
  readonly given: {
    readonly rule?: string;
    readonly localTime?: string;
    readonly venue?: string | null;
    readonly minutes: number;
    readonly startsOn: string;
    readonly zone: string;
  };
  readonly zones: readonly string[];
}) {
  const { t } = useLingui();
  const { given } = props;
  return (
    <>
      <Field
        name="series.venue"
        label={<Trans>Place</Trans>}
        defaultValue={given.venue ?? undefined}
        maxLength={200}
      />
      <Select
        name="series.rule"
        label={<Trans>Meets</Trans>}
        options={[{ value: '', label: t`– choose –` }, ...useBoardRules()]}
        defaultValue={given.rule}
        required
      />
      <Field
        name="series.localTime"
        type="time"
        label={<Trans>Begins at</Trans>}
        hint={<Trans>Local time; it stays the same when clocks change.</Trans>}
        defaultValue={given.localTime}
        required
      />
      <Field
        name="series.minutes"
        type="number"
        min={1}
        max={600}
        label={<Trans>Length</Trans>}
        unit={<Trans>minutes</Trans>}
        defaultValue={String(given.minutes)}
        required
      />
      <Field
        name="series.startsOn"
        type="date"
        label={<Trans>First day it may meet</Trans>}
        hint={<Trans>Every second week is counted from the week of this day.</Trans>}
        defaultValue={given.startsOn}
        required
      />
      <Field
        name="series.zone"
        label={<Trans>Time zone</Trans>}
        defaultValue={given.zone}
        list="zones"
        autoComplete="off"
        required
      />
      <datalist id="zones">
        {props.zones.map((zone) => (
          <option key={zone}>{zone}</option>
        ))}
      </datalist>
    </>
  );
}

/** By which policy a board works. */
export function ChooseQuorum(props: { readonly policies: readonly Asked[]; readonly given: string }) {
  const { t } = useLingui();
  return (
    <Section title={t`Quorum`}>
      <Choice
        name="series.policy"
        label={<Trans>Who must be there when a case is concluded</Trans>}
        options={props.policies.map((policy) => ({
          value: policy.id,
          label: <PolicyAsks policy={policy} />,
        }))}
        defaultValue={props.given}
        required
      />
    </Section>
  );
}

/** Labels of all these fields, and of the seats of these people. */
export const useTermsLabels = (people: readonly SeatOffer[]): Record<string, string> => {
  const { t } = useLingui();
  const named = useName();
  const seats = people.map(({ personId, name }): [string, string] => [
    seatField.discipline(personId),
    named(name),
  ]);
  return {
    'series.rule': t`Meets`,
    'series.localTime': t`Begins at`,
    'series.minutes': t`Length`,
    'series.startsOn': t`First day it may meet`,
    'series.zone': t`Time zone`,
    'series.policy': t`Quorum`,
    ...Object.fromEntries(seats),
  };
};
