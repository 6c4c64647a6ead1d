import { text } from '../../../../kernel/http/form-values.ts';

/** Value of the answer that she is none of the women who are like her. */
export const anotherWoman = 'another';

/** Who was typed in, as a woman new to the centre. */
export const newWoman = (form: FormData) => {
  const latinName = text(form, 'whom.identity.latinName');
  const nativeName = text(form, 'whom.identity.nativeName');
  return {
    patient: { bornOn: text(form, 'whom.patient.bornOn'), diedOn: null },
    identity: {
      recordNumber: text(form, 'whom.identity.recordNumber') ?? '',
      latinName,
      nativeName,
      sortName: latinName ?? nativeName,
    },
  };
};

/** Whom a referral is about: the woman its page is about, the one chosen as the same, or the one typed in. */
export const whomOf = (form: FormData) => {
  const same = text(form, 'whom.same');
  const patientId = same === null || same === anotherWoman ? text(form, 'whom.patientId') : same;
  if (patientId !== null) return { patientId };
  const asked = form.getAll('whom.another').map(String);
  return { ...newWoman(form), another: same === anotherWoman ? asked : [] };
};
