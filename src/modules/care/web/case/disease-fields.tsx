import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useId, useRef, useState } from 'react';
import { Choice } from '../../../../ui/choice.tsx';
import { Field, Select } from '../../../../ui/field.tsx';
import { useField } from '../../../../ui/form-state.ts';
import type { CaseFields } from '../../schema.ts';
import type { SiteOffer } from '../../site-offers.ts';
import { useWords } from '../words.tsx';

type Recorded = Omit<CaseFields, 'entry'>;
type Offers = Readonly<Record<string, SiteOffer>>;

const yesNo = (value: boolean | null): string => (value === null ? 'unknown' : value ? 'yes' : 'no');

/** Every stage of these tables once, with the editions that have it. */
const stagesIn = (tables: SiteOffer['editions']): readonly (readonly [string, readonly string[]])[] =>
  [...new Set(tables.flatMap(({ stages }) => stages))].map((stage) => [
    stage,
    tables.filter(({ stages }) => stages.includes(stage)).map(({ edition }) => edition),
  ]);

/** What applies to the site chosen in the form: everything while none is, or where the page runs no script. */
const useOffer = (offers: Offers, recorded: Recorded | undefined) => {
  const field = useField('case.site');
  const [site, choose] = useState(field.value(recorded?.site ?? undefined));
  const edition = useRef<HTMLSelectElement>(null);
  const offer = Object.hasOwn(offers, site) ? offers[site] : undefined;
  const chosen = useRef(site);
  useEffect(() => {
    // The edition in force is offered for a site that somebody has just chosen, and never over an answer.
    if (chosen.current !== site && edition.current?.value === '')
      edition.current.value = offer?.inForce ?? '';
    chosen.current = site;
  }, [site, offer]);
  return { offer, choose, edition };
};

/** The disease as a form: a new one starts at "not said", a recorded one at what is recorded, unknown included. */
export function DiseaseFields({
  recorded,
  offers,
}: {
  readonly recorded?: Recorded;
  readonly offers: Offers;
}) {
  const { t } = useLingui();
  const { openOptions, options, word } = useWords();
  const { offer, choose, edition } = useOffer(offers, recorded);
  const stages = useId();
  const known = (value: string | null | undefined): string | undefined =>
    value === null ? 'unknown' : value;
  /** Not said, not known, what applies, and what is recorded. */
  const applying = (
    group: 'histology' | 'grade' | 'stageEdition',
    codes: readonly string[] | undefined,
    said?: string | null,
  ) => {
    const all = openOptions(group);
    const shown =
      codes === undefined
        ? all
        : ['', 'unknown', ...codes].flatMap((code) => all.filter(({ value }) => value === code));
    return said === null || said === undefined || shown.some(({ value }) => value === said)
      ? shown
      : [...shown, { value: said, label: word(group, said) }];
  };
  const tables = offer?.editions ?? [];
  return (
    <div className="form-columns">
      <Select
        name="case.site"
        label={<Trans>Site</Trans>}
        options={openOptions('site')}
        defaultValue={known(recorded?.site)}
        onChange={(event) => choose(event.currentTarget.value)}
      />
      <Select
        name="case.histology"
        label={<Trans>Histology</Trans>}
        options={applying('histology', offer?.histotypes, recorded?.histology)}
        defaultValue={known(recorded?.histology)}
      />
      <Field
        name="case.stage"
        label={<Trans>FIGO stage</Trans>}
        hint={
          tables.length === 0 ? (
            <Trans>
              For example IIIC; IIIA1(i); III when the subdivision is not known. Empty: not known.
            </Trans>
          ) : (
            <Trans>A group alone, such as III, leaves the subdivision open. Empty: not known.</Trans>
          )
        }
        size={9}
        maxLength={12}
        autoComplete="off"
        list={stages}
        defaultValue={recorded?.stage ?? undefined}
      />
      <datalist id={stages}>
        {stagesIn(tables).map(([stage, editions]) => (
          <option key={stage} value={stage}>
            {editions.map((code) => word('stageEdition', code)).join(', ')}
          </option>
        ))}
      </datalist>
      <Select
        name="case.stageEdition"
        ref={edition}
        label={<Trans>Edition of the stage</Trans>}
        options={applying(
          'stageEdition',
          tables.length === 0 ? undefined : tables.map((table) => table.edition),
          recorded?.stageEdition,
        )}
        defaultValue={known(recorded?.stageEdition)}
      />
      <Select
        name="case.grade"
        label={<Trans>Grade</Trans>}
        options={applying('grade', offer?.grades, recorded?.grade)}
        defaultValue={known(recorded?.grade)}
      />
      <Field
        name="case.presentedOn"
        label={<Trans>Presented on</Trans>}
        hint={<Trans>YYYY-MM-DD, YYYY-MM or YYYY. Empty: not known.</Trans>}
        size={11}
        maxLength={10}
        autoComplete="off"
        defaultValue={recorded?.presentedOn ?? undefined}
      />
      <Choice
        name="case.treatedBefore"
        label={<Trans>Treated for this disease before she came</Trans>}
        options={[
          { value: 'yes', label: t`Yes` },
          { value: 'no', label: t`No` },
        ]}
        unknown
        defaultValue={recorded === undefined ? undefined : yesNo(recorded.treatedBefore)}
      />
      {recorded === undefined ? null : (
        <Select
          name="case.notOperatedReason"
          label={<Trans>She will not be operated because</Trans>}
          hint={<Trans>Only once it is certain. An operation recorded later outweighs it.</Trans>}
          options={[
            { value: '', label: t`– an operation may come, or nobody said –` },
            ...options('notOperatedReason'),
          ]}
          defaultValue={recorded.notOperatedReason ?? undefined}
        />
      )}
    </div>
  );
}
