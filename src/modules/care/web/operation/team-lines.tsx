import { Trans, useLingui } from '@lingui/react/macro';
import { ScrollBox } from '../../../../ui/data-table.tsx';
import { useField } from '../../../../ui/form-state.ts';
import { Section } from '../../../../ui/page.tsx';
import type { OperationMember } from '../../schema.ts';
import { field } from './operation-fields.ts';
import type { TeamPerson } from './operation-page.ts';
import { useWords } from '../words.tsx';

type Option = { readonly value: string; readonly label: string };

function Cell(props: {
  readonly name: string;
  readonly label: string;
  readonly given: string | undefined;
  readonly options: readonly Option[];
}) {
  const state = useField(props.name);
  return (
    <td>
      <select
        id={state.id}
        name={props.name}
        aria-label={props.label}
        aria-invalid={state.error === undefined ? undefined : true}
        defaultValue={state.value(props.given)}
      >
        {props.options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      {state.error === undefined ? null : <p className="field-error">{state.error}</p>}
    </td>
  );
}

const fixed = ['main', 'supervising'] as const;
const spare = 4;

/** The lines to show: both surgeons, everybody else of the team, and some empty ones. */
const linesOf = (members: readonly OperationMember[]): (OperationMember | undefined)[] => [
  ...fixed.map((role) => members.find((member) => member.role === role)),
  ...members.filter(({ role }) => role !== 'main' && role !== 'supervising'),
  ...Array.from({ length: spare }, () => undefined),
];

/** Who operated: main and supervising surgeon, assistants, and surgeons of other disciplines. */
export function TeamLines(props: {
  readonly members: readonly OperationMember[];
  readonly people: readonly TeamPerson[];
}) {
  const { t } = useLingui();
  const words = useWords();
  const { error, id } = useField('members');
  const nobody = { value: '', label: '—' };
  const people = [nobody, ...props.people.map(({ id, name }) => ({ value: id, label: name }))];
  const others = words.options('role').filter(({ value }) => !fixed.some((role) => role === value));
  const roles = [nobody, ...others];
  const disciplines = [{ value: '', label: t`As in the directory` }, ...words.options('discipline')];
  return (
    <Section title={t`Team`} id={id}>
      {error === undefined ? null : <p className="field-error">{error}</p>}
      <ScrollBox label={t`Team`}>
        <table className="table team-table">
          <caption className="visually-hidden">
            <Trans>Team</Trans>
          </caption>
          <thead>
            <tr>
              <th scope="col">
                <Trans>Role</Trans>
              </th>
              <th scope="col">
                <Trans>Person</Trans>
              </th>
              <th scope="col">
                <Trans>Discipline</Trans>
              </th>
            </tr>
          </thead>
          <tbody>
            {linesOf(props.members).map((member, line) => {
              const role = fixed[line];
              const place = role === undefined ? t`Team line ${line + 1}` : words.word('role', role);
              return (
                // The line is its place in the form.
                // oxlint-disable-next-line react/no-array-index-key
                <tr key={line}>
                  {role === undefined ? (
                    <Cell
                      name={field.role(line)}
                      label={t`${place}: role`}
                      given={member?.role}
                      options={roles}
                    />
                  ) : (
                    <th scope="row">{place}</th>
                  )}
                  <Cell
                    name={field.person(line)}
                    label={t`${place}: person`}
                    given={member?.personId}
                    options={people}
                  />
                  <Cell
                    name={field.discipline(line)}
                    label={t`${place}: discipline`}
                    given={member?.discipline}
                    options={disciplines}
                  />
                </tr>
              );
            })}
          </tbody>
        </table>
      </ScrollBox>
    </Section>
  );
}
