import { Trans } from '@lingui/react/macro';
import { use, useState } from 'react';
import { useActionData, useFetcher } from 'react-router';
import { isRefused } from '../../../../kernel/http/refusal.ts';
import { FormContext } from '../../../../ui/form-state.ts';
import { WorkUpFields, workUpForm } from '../../../care/web/index.ts';

type DrawnItems = Parameters<typeof WorkUpFields>[0]['items'];
type Typed = Readonly<Record<string, readonly string[]>>;
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

/** What is typed of results, as a refused form would bring it back. */
const typedIn = (form: HTMLFormElement): Typed =>
  Object.fromEntries(
    [...new FormData(form)].flatMap(([name, text]) =>
      name.startsWith('workUp.') && typeof text === 'string' ? [[name, [text]]] : [],
    ),
  );

const itemsIn = (answer: unknown): DrawnItems | undefined =>
  isRefused(answer) && 'items' in answer ? (answer.items as DrawnItems) : undefined;

/** What is asked after the site in the form: with script as soon as another one is chosen, which `path` then tells. */
export const useAskedAtSite = (path: string, given: DrawnItems) => {
  const first = itemsIn(useActionData()) ?? given;
  const fetcher = useFetcher<{ readonly items: DrawnItems }>();
  // What was typed stays in sight when the site is another one: it would be lost unseen.
  const [{ kept, typed }, keep] = useState<{ kept: DrawnItems; typed: Typed }>({ kept: [], typed: {} });
  const asked = fetcher.data?.items ?? first;
  const keys = new Set(asked.map(({ definition }) => definition.key));
  const items = [...asked, ...kept.filter(({ definition }) => !keys.has(definition.key))];
  const follow = (form: HTMLFormElement) => {
    const { site, said } = standingIn(new FormData(form));
    const beside = items.filter(({ definition }) => said.includes(definition.key));
    keep({ kept: beside, typed: typedIn(form) });
    void fetcher.load(`${path}?site=${site ?? ''}`);
  };
  return { items, typed, follow };
};

/** Results that are there already, closed until somebody has some; `typed` stands in them when they are drawn anew. */
export function KnownResults(props: {
  readonly items: DrawnItems;
  readonly typed: Typed;
  readonly open: boolean;
}) {
  const { items, typed, open } = props;
  const around = use(FormContext);
  if (items.length === 0) return null;
  const isTyped = Object.keys(typed).length > 0;
  const state = isTyped ? { ...around, submitted: { ...around.submitted, ...typed } } : around;
  return (
    <details className="work-up-more" open={open}>
      <summary>
        <Trans>Results that are there already</Trans>
      </summary>
      <FormContext value={state}>
        <WorkUpFields form={workUpForm(items, [])} items={items} />
      </FormContext>
    </details>
  );
}
