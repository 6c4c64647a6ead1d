import { Trans, useLingui } from '@lingui/react/macro';
import { Field } from '../../../ui/field.tsx';
import type { Shown } from '../queries/identities.ts';

type Her = Pick<Shown, 'recordNumber' | 'latinName' | 'nativeName' | 'bornOn'>;

/** Who she is, as it is typed; of a woman who is here as it stands. */
export function HerFields({ her }: { readonly her?: Her }) {
  return (
    <div className="form-columns">
      <Field
        name="whom.identity.recordNumber"
        label={<Trans>Record number</Trans>}
        hint={<Trans>The number of the hospital’s record; no national number.</Trans>}
        defaultValue={her?.recordNumber}
        required
        maxLength={40}
        autoComplete="off"
      />
      <Field
        name="whom.identity.latinName"
        label={<Trans>Name in Latin letters</Trans>}
        hint={<Trans>Family name first, as people look for it.</Trans>}
        defaultValue={her?.latinName ?? undefined}
        maxLength={500}
        autoComplete="off"
      />
      <Field
        name="whom.identity.nativeName"
        label={<Trans>Name in her own script</Trans>}
        defaultValue={her?.nativeName ?? undefined}
        maxLength={500}
        autoComplete="off"
      />
      <Field
        name="whom.patient.bornOn"
        label={<Trans>Born on</Trans>}
        hint={<Trans>YYYY-MM-DD, YYYY-MM or YYYY. Empty: not known.</Trans>}
        defaultValue={her?.bornOn ?? undefined}
        size={11}
        maxLength={10}
        autoComplete="off"
      />
    </div>
  );
}

/** What these fields are called where a refusal leads to them. */
export const useHerLabels = (): Readonly<Record<string, string>> => {
  const { t } = useLingui();
  return {
    'whom.identity.recordNumber': t`Record number`,
    'whom.identity.latinName': t`Name in Latin letters`,
    'whom.identity.nativeName': t`Name in her own script`,
    'whom.patient.bornOn': t`Born on`,
  };
};
