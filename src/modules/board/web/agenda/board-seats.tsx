import { useName } from '../../../../ui/name.ts';
import { useLingui } from '@lingui/react/macro';
import { type Column, DataTable } from '../../../../ui/data-table.tsx';
import { useField } from '../../../../ui/form-state.ts';
import { Section } from '../../../../ui/page.tsx';
import { useSeatRoles } from './new-board-words.ts';
import { seatField, type SeatOffer } from './seat-fields.ts';
import { useWords } from '../words.tsx';

function Choose(props: {
  readonly name: string;
  readonly label: string;
  readonly given: string;
  readonly options: ReadonlyArray<{ readonly value: string; readonly label: string }>;
}) {
  const state = useField(props.name);
  return (
    <>
      <select
        id={state.id}
        name={props.name}
        aria-label={props.label}
        aria-invalid={state.error === undefined ? undefined : true}
        aria-describedby={state.error === undefined ? undefined : `${state.id}-error`}
        defaultValue={state.value(props.given)}
      >
        {props.options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      {state.error === undefined ? null : (
        <p className="field-error" id={`${state.id}-error`}>
          {state.error}
        </p>
      )}
    </>
  );
}

/** Everybody with a role at the house: whether and as what they sit on the board, and for which discipline. */
export function BoardSeats({ people }: { readonly people: readonly SeatOffer[] }) {
  const { t } = useLingui();
  const { options } = useWords();
  const { error, id } = useField('members');
  const named = useName();
  const onBoard = (name: string) => t`${name}: on the board`;
  const countedFor = (name: string) => t`${name}: counted for`;
  const roles = [{ value: '', label: t`– not a member –` }, ...useSeatRoles()];
  const disciplines = [{ value: '', label: t`– choose –` }, ...options('discipline')];
  const columns: Column<SeatOffer>[] = [
    {
      key: 'person',
      header: t`Person`,
      names: true,
      cell: ({ name }) => named(name),
    },
    {
      key: 'role',
      header: t`On the board`,
      cell: ({ personId, name, role }) => (
        <Choose name={seatField.role(personId)} label={onBoard(named(name))} given={role} options={roles} />
      ),
    },
    {
      key: 'discipline',
      header: t`Counted for`,
      cell: ({ personId, name, discipline }) => (
        <Choose
          name={seatField.discipline(personId)}
          label={countedFor(named(name))}
          given={discipline}
          options={disciplines}
        />
      ),
    },
  ];
  return (
    <Section title={t`Standing members`} id={id}>
      {error === undefined ? null : <p className="field-error">{error}</p>}
      <DataTable
        caption={t`Standing members`}
        columns={columns}
        rows={people}
        rowKey={({ personId }) => personId}
      />
    </Section>
  );
}
