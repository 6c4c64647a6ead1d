import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { useActionData, useFetcher } from 'react-router';
import { isRefused } from '../../../../kernel/http/refusal.ts';
import { WorkUpFields, workUpForm } from '../../../care/web/index.ts';

type DrawnItems = Parameters<typeof WorkUpFields>[0]['items'];
type Sent = Iterable<readonly [name: string, text: unknown]>;

const siteField = 'case.site';
const keyIn = (name: string): string | undefined => /^workUp\.([a-z][a-z0-9_]*)[~@]?$/.exec(name)?.[1];

/** The site that stands in a form, null while none does, and the items of the work-up that say something. */
export const standingIn = (sent: Sent) => {
  const entries = [...sent];
  const site = entries.find(([name]) => name === siteField)?.[1];
  const said = entries.flatMap(([name, text]) => (text === '' ? [] : (keyIn(name) ?? [])));
  return { site: typeof site === 'string' && site !== '' ? site : null, said };
};

const itemsIn = (answer: unknown): DrawnItems | undefined =>
  isRefused(answer) && 'items' in answer ? (answer.items as DrawnItems) : undefined;

/** What is asked after the site in the form: with script as soon as another one is chosen, which `path` then tells. */
export const useAskedAtSite = (path: string, given: DrawnItems) => {
  const first = itemsIn(useActionData()) ?? given;
  const fetcher = useFetcher<{ readonly items: DrawnItems }>();
  // What was typed stays in sight when the site is another one: it would be lost unseen.
  const [kept, keep] = useState<DrawnItems>([]);
  const asked = fetcher.data?.items ?? first;
  const keys = new Set(asked.map(({ definition }) => definition.key));
  const items = [...asked, ...kept.filter(({ definition }) => !keys.has(definition.key))];
  const follow = (form: HTMLFormElement) => {
    const { site, said } = standingIn(new FormData(form));
    keep(items.filter(({ definition }) => said.includes(definition.key)));
    void fetcher.load(site === null ? path : `${path}?site=${site}`);
  };
  return { items, follow };
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
