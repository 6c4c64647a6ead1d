import { Trans } from '@lingui/react/macro';
import { Field } from '../../../../ui/field.tsx';

/** When and where one meeting is, apart from what its board usually does. */
export function WhenFields(props: {
  readonly day?: string;
  readonly time: string;
  readonly minutes: number;
  readonly venue: string | null;
  readonly usualVenue: string | null;
  /** The first day that may be chosen. */
  readonly from: string;
}) {
  const { usualVenue } = props;
  return (
    <div className="form-columns">
      <Field
        name="localStart"
        type="date"
        label={<Trans>Day</Trans>}
        min={props.from}
        defaultValue={props.day}
        required
      />
      <Field name="time" type="time" label={<Trans>Begins at</Trans>} defaultValue={props.time} required />
      <Field
        name="minutes"
        type="number"
        min={1}
        max={600}
        label={<Trans>Length</Trans>}
        unit={<Trans>minutes</Trans>}
        defaultValue={String(props.minutes)}
        required
      />
      <Field
        name="venue"
        label={<Trans>Place</Trans>}
        hint={
          usualVenue === null ? undefined : (
            <Trans>Left empty, it is where the board meets: {usualVenue}.</Trans>
          )
        }
        defaultValue={props.venue ?? undefined}
        maxLength={200}
      />
    </div>
  );
}
