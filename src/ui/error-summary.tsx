/** What a form refused, on top of it; each line leads to its field. It takes the focus when it appears. */
export function ErrorSummary(props: {
  readonly title: string;
  readonly items: ReadonlyArray<{ readonly id: string; readonly text: string }>;
}) {
  return (
    // Without script the page is loaded from its top: the focus brings the reader here.
    // oxlint-disable-next-line jsx-a11y/no-autofocus
    <div className="error-summary" role="alert" tabIndex={-1} autoFocus>
      <p className="notice-title">{props.title}</p>
      {props.items.length === 0 ? null : (
        <ul>
          {props.items.map(({ id, text }) => (
            <li key={id}>
              <a href={`#${id}`}>{text}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
