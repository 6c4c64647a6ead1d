import { Trans, useLingui } from '@lingui/react/macro';
import { ScrollBox } from '../../../../ui/data-table.tsx';
import { useField } from '../../../../ui/form-state.ts';
import type { PathologyElement, PathologyReport } from '../../schema.ts';
import { RowOption } from './row-option.tsx';
import { useWords } from '../words.tsx';

const fieldOf = (element: string): string => `report.elements.${element}`;

/** The label of each element by the name of its field. */
export const useElementLabels = (): Readonly<Record<string, string>> => {
  const { options } = useWords();
  return Object.fromEntries(options('pathologyElement').map(({ value, label }) => [fieldOf(value), label]));
};

function ElementRow(props: {
  readonly element: PathologyElement;
  readonly word: string;
  readonly given: string;
}) {
  const { t } = useLingui();
  const { options } = useWords();
  const name = fieldOf(props.element);
  const { id, error } = useField(name);
  const states = [...options('elementState'), { value: 'unknown', label: t`not said` }];
  return (
    <tr id={id} tabIndex={-1}>
      <th scope="row">
        {props.word}
        {error === undefined ? null : <span className="field-error area-error">{error}</span>}
      </th>
      {states.map(({ value, label }) => (
        <td key={value}>
          <RowOption row={props.word} word={label} name={name} value={value} given={props.given} />
        </td>
      ))}
    </tr>
  );
}

/** One line for every element the pathology report must hold; nothing is chosen beforehand. */
export function PathologyElements({ elements }: { readonly elements: PathologyReport['elements'] }) {
  const { t } = useLingui();
  const { options } = useWords();
  const rows = options('pathologyElement') as ReadonlyArray<{ value: PathologyElement; label: string }>;
  return (
    <div className="area-findings">
      <ScrollBox label={t`Elements of the report`}>
        <table className="table area-table">
          <caption className="visually-hidden">
            <Trans>Elements of the report</Trans>
          </caption>
          <thead>
            <tr>
              <th scope="col">
                <Trans>Element</Trans>
              </th>
              {options('elementState').map(({ value, label }) => (
                <th key={value} scope="col">
                  {label}
                </th>
              ))}
              <th scope="col">
                <Trans>not said</Trans>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ value, label }) => (
              <ElementRow key={value} element={value} word={label} given={elements[value] ?? 'unknown'} />
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </div>
  );
}
