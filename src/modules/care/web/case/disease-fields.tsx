import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { AnyAnswers } from '../../../../kernel/forms/answers.ts';
import { noFacts } from '../../../../kernel/forms/facts.ts';
import type { Form } from '../../../../kernel/forms/items.ts';
import type { Posted } from '../../../../kernel/forms/posted.ts';
import { readForm } from '../../../../kernel/forms/read-form.ts';
import { codesOfLists, tailored } from '../../../../kernel/forms/tailored.ts';
import { FormFields } from '../../../../ui/form/form-fields.tsx';
import { useTaken } from '../../../../ui/form/taken-form.ts';
import type { SiteOffer } from '../../site-offers.ts';

type Offers = Readonly<Record<string, SiteOffer>>;
const noId = () => '';

/** The form as it is asked after the site that stands in it: of all sites while none does. */
const useAtSite = (form: Form, offers: Offers) => {
  const bySite = useMemo(
    () =>
      new Map(
        Object.entries(offers).map(([site, { lists }]) => [site, { codes: codesOfLists(form, lists) }]),
      ),
    [form, offers],
  );
  return (posted: Posted): Form => {
    const by = bySite.get(posted['site']?.[0] ?? '');
    return by === undefined ? form : tailored(form, by, readForm(form, posted, noId).answers);
  };
};

/** Offers the edition in force once somebody has chosen a site, and never over an answer. */
const useEditionInForce = (offers: Offers, onSite: ((form: HTMLFormElement) => void) | undefined) => {
  const fields = useRef<HTMLDivElement>(null);
  const [chosen, choose] = useState('');
  useEffect(() => {
    const edition = fields.current?.closest('form')?.elements.namedItem('case.stageEdition');
    if (edition instanceof HTMLSelectElement && edition.value === '')
      edition.value = offers[chosen]?.inForce ?? '';
  }, [chosen, offers]);
  const follow = ({ target }: FormEvent<HTMLDivElement>) => {
    if (!(target instanceof HTMLSelectElement) || target.name !== 'case.site') return;
    choose(target.value);
    if (target.form !== null) onSite?.(target.form);
  };
  return { fields, follow };
};

/** The disease as a form, in the reader's language (`form`). */
export function DiseaseFields(props: {
  readonly form: string;
  readonly offers: Offers;
  readonly answers: AnyAnswers | null;
  /** Hears of another site in the form. */
  readonly onSite?: (form: HTMLFormElement) => void;
}) {
  const { answers, offers } = props;
  const { form, words } = useTaken(props.form);
  const { fields, follow } = useEditionInForce(offers, props.onSite);
  return (
    <div ref={fields} onChange={follow}>
      <FormFields
        form={form}
        tailor={useAtSite(form, offers)}
        words={words}
        at="case"
        answers={answers}
        facts={noFacts}
      />
    </div>
  );
}
