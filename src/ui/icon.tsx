const paths = {
  check: 'M3 8.5l3.2 3.2L13 4.8',
  clock: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8M8 4.6V8.2l2.4 1.5',
  warning: 'M8 2L14.6 13.6H1.4zM8 6.2v3.4M8 11.6v.4',
  info: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8M8 7.2v4M8 4.6v.4',
  question:
    'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8M6.2 6.2a1.8 1.8 0 1 1 2.6 1.6c-.6.3-.8.7-.8 1.4M8 11.2v.4',
  people:
    'M6 7.6a2.4 2.4 0 1 0 0-4.8 2.4 2.4 0 0 0 0 4.8M1.6 13.4c.2-2.6 2-4.2 4.4-4.2s4.2 1.6 4.4 4.2M10.6 3.1a2.3 2.3 0 0 1 0 4.3M12 9.6c1.5.6 2.3 2 2.4 3.8',
  calendar: 'M2.4 3.6h11.2v10H2.4zM2.4 6.6h11.2M5.4 2v3M10.6 2v3',
  folder: 'M1.8 3.4h4.4l1.5 1.8h6.5v7.6H1.8z',
  chart: 'M2 14h12M3.6 14V8.4h2.2V14M6.9 14V3h2.2v11M10.2 14V6h2.2v8',
  person: 'M8 8a3 3 0 1 0 0-6 3 3 0 0 0 0 6M2.4 14c.4-3 2.6-4.6 5.6-4.6s5.2 1.6 5.6 4.6',
  home: 'M2 7.6L8 2.4l6 5.2M3.6 6.6V13.6h8.8V6.6',
  print: 'M4.4 6V2.2h7.2V6M4.4 11.4H2.2V6h11.6v5.4h-2.2M4.4 9.4h7.2v4.4H4.4z',
  next: 'M5.8 3.2L10.6 8l-4.8 4.8',
} as const;

export type IconName = keyof typeof paths;

/** A 16 px line drawing beside a word; hidden from screen readers, so the word must stand there too. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
