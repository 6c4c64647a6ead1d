import { Trans } from '@lingui/react/macro';
import { Choice } from '../../../../ui/choice.tsx';
import { Day } from '../../../../ui/day.tsx';
import type { SameDisease } from '../../../care/index.ts';
import { useWords } from '../words.tsx';
import { anotherDisease } from './disease-entry.ts';

/** Asks whether the disease is one she is here with already: asking the board again comes before a second case. */
export function SameDiseaseChoice({ hers }: { readonly hers: readonly SameDisease[] }) {
  const { word } = useWords();
  const known = hers.map(({ id, label, site, histology, stage, presentedOn }) => ({
    value: id,
    label: (
      <span>
        <Trans>Yes: ask the board again about case {label}</Trans> (
        {[word('site', site) ?? '—', word('histology', histology), stage].filter(Boolean).join(', ')}
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
