import { useField } from '../../../../ui/form-state.ts';

/** One radio button in a table of questions: its row and its column name it. */
export function RowOption(props: {
  readonly row: string;
  readonly word: string;
  readonly name: string;
  readonly value: string;
  readonly given: string;
}) {
  const { chosen } = useField(props.name);
  return (
    <label className="option">
      <input
        type="radio"
        name={props.name}
        value={props.value}
        aria-label={`${props.row}: ${props.word}`}
        defaultChecked={chosen(props.value, [props.given])}
      />
      <span className="area-word">{props.word}</span>
    </label>
  );
}
