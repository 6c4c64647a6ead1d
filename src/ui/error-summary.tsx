/** What a form refused, on top of it; each line leads to its field. It takes the focus when it appears. */
export function ErrorSummary(props: {
  readonly title: string;
  readonly items: ReadonlyArray<{ readonly id: string; readonly text: string }>;
}) {
  return (
    <div className="error-summary" role="alert" tabIndex={-1}>
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
