import { Day } from '../../../../ui/day.tsx';
import { minutesLater } from '../../../../ui/wall-clock.ts';

/** Day, wall time from and to, and zone of a meeting: the clock of the place where it meets. */
export function MeetingTime(props: {
  readonly localStart: string;
  readonly minutes: number;
  readonly zone: string;
}) {
  const start = props.localStart.slice(11, 16);
  return (
    <>
      <Day date={props.localStart.slice(0, 10)} weekday /> · {start}–{minutesLater(start, props.minutes)}{' '}
      {props.zone}
    </>
  );
}
