import { Temporal } from 'temporal-polyfill';
import { Day } from '../../../ui/day.tsx';

const wallTime = (time: Temporal.PlainDateTime): string =>
  time.toPlainTime().toString({ smallestUnit: 'minute' });

/** Day, wall time from and to, and zone of a meeting: the clock of the place where it meets. */
export function MeetingTime(props: {
  readonly localStart: string;
  readonly minutes: number;
  readonly zone: string;
}) {
  const start = Temporal.PlainDateTime.from(props.localStart);
  const end = start.add({ minutes: props.minutes });
  return (
    <>
      <Day date={props.localStart.slice(0, 10)} weekday /> · {wallTime(start)}–{wallTime(end)} {props.zone}
    </>
  );
}
