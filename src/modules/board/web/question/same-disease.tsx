import { Trans } from '@lingui/react/macro';
import { Choice } from '../../../../ui/choice.tsx';
import { Day } from '../../../../ui/day.tsx';
import { anotherDisease } from './disease-entry.ts';

/** A disease she is here with, in the reader's words. */
export type KnownDisease = {
  readonly id: string;
  readonly label: string;
  readonly told: string;
  readonly presentedOn: string | null;
};

/** Asks whether the disease is one she is here with already: asking the board again comes before a second case. */
export function SameDiseaseChoice({ hers }: { readonly hers: readonly KnownDisease[] }) {
  const known = hers.map(({ id, label, told, presentedOn }) => ({
    value: id,
    label: (
      <span>
        <Trans>Yes: ask the board again about case {label}</Trans> ({told}
        {presentedOn === null ? null : (
          <>
            , <Day date={presentedOn} />
          </>
        )}
        )
      </span>
    ),
  }));
  return (
    <>
      <Choice
        name="disease"
        label={<Trans>Is this a disease she is here with already?</Trans>}
        hint={
          <Trans>
            A return of the disease is the same disease. Then what is typed of her disease is not saved: it is
            corrected at the case. Results typed below take the place of earlier ones there.
          </Trans>
        }
        options={[
          ...known,
          { value: anotherDisease, label: <Trans>No, another primary: a case of its own</Trans> },
        ]}
        required
      />
      {hers.map(({ id }) => (
        <input key={id} type="hidden" name="disease.another" value={id} />
      ))}
    </>
  );
}
