/** Milliseconds since 1970 of an instant as ISO 8601 text. */
export const epochMilliseconds = (instant: string): number => Date.parse(instant);

/** Wall time of an instant in a zone, HH:MM. */
export const localTime = (instant: string, zone: string): string =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(epochMilliseconds(instant));

/** The wall time `HH:MM` so many minutes later, round the clock. */
export const minutesLater = (time: string, minutes: number): string => {
  const all = (Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5)) + minutes) % 1440;
  return `${String(Math.floor(all / 60)).padStart(2, '0')}:${String(all % 60).padStart(2, '0')}`;
};
