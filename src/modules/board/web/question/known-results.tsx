import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { useActionData } from 'react-router';
import { isRefused } from '../../../../kernel/http/refusal.ts';
import { WorkUpFields, workUpForm } from '../../../care/web/index.ts';

type DrawnItems = Parameters<typeof WorkUpFields>[0]['items'];
/** Keys of the items asked at each site; under no name, while none is chosen. */
type KeysBySite = Readonly<Record<string, readonly string[]>>;
type Sent = Iterable<readonly [name: string, text: unknown]>;

const siteField = 'case.site';
const keyIn = (name: string): string | undefined => /^workUp\.([a-z][a-z0-9_]*)[~@]?$/.exec(name)?.[1];

/** The site that stands in the form, and the items of the work-up that say something. */
const standingIn = (sent: Sent) => {
  const entries = [...sent];
  const site = entries.find(([name]) => name === siteField)?.[1];
  const said = entries.flatMap(([name, text]) => (text === '' ? [] : (keyIn(name) ?? [])));
  return { site: typeof site === 'string' ? site : '', said };
};

/** What is asked after the site in the form: with script as soon as another one is chosen. */
export const useAskedAtSite = (items: DrawnItems, keysBySite: KeysBySite) => {
  const answer: unknown = useActionData();
  const [chosen, choose] = useState<ReturnType<typeof standingIn> | null>(null);
  const sent = isRefused(answer) ? Object.entries(answer.submitted) : [];
  const { site, said } =
    chosen ?? standingIn(sent.flatMap(([name, texts]) => texts.map((text) => [name, text] as const)));
  const asked = keysBySite[site] ?? [];
  // What was typed stays in sight when the site is another one: it would be lost unseen.
  const keys = [...asked, ...said.filter((key) => !asked.includes(key))];
  const byKey = new Map(items.map((item) => [item.definition.key, item]));
  return {
    items: [...new Set(keys)].flatMap((key) => byKey.get(key) ?? []),
    follow: (form: HTMLFormElement) => choose(standingIn(new FormData(form))),
  };
};

/** Results that are there already, closed until somebody has some. */
export function KnownResults(props: { readonly items: DrawnItems; readonly open: boolean }) {
  const { items, open } = props;
  if (items.length === 0) return null;
  return (
    <details className="work-up-more" open={open}>
      <summary>
        <Trans>Results that are there already</Trans>
      </summary>
      <WorkUpFields form={workUpForm(items, [])} items={items} />
    </details>
  );
}
