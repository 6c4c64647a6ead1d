import { Trans, useLingui } from '@lingui/react/macro';
import { languageNames, switchedOn } from '../../../kernel/languages.ts';
import { Button } from '../../../ui/button.tsx';
import { Field, TextArea } from '../../../ui/field.tsx';
import { Section } from '../../../ui/page.tsx';
import { PostForm } from '../../../ui/post-form.tsx';
import type { NoticeVersion } from '../notice-versions.ts';
import type { NoticeText } from '../schema.ts';
import { NoticeTold } from './notice-told.tsx';
import { privacySentences } from './privacy-words.ts';

/** What was sent to be looked at. */
const textsIn = (checked: string): readonly NoticeText[] =>
  checked === '' ? [] : (JSON.parse(checked) as NoticeText[]);

function Looked({ texts }: { readonly texts: readonly NoticeText[] }) {
  return (
    <>
      {texts.map(({ locale, body }) => (
        <section key={locale} className="notice" aria-label={languageNames[locale]}>
          <p className="muted">{languageNames[locale]}</p>
          <NoticeTold body={body} locale={locale} />
        </section>
      ))}
    </>
  );
}

/** Writes the next version: looked at first, then published. */
export function NoticeForm(props: {
  readonly versions: readonly NoticeVersion[];
  readonly requestKeys: { readonly publish: string };
  /** The texts as they were looked at, as JSON; empty before. */
  readonly checked: string;
}) {
  const { t } = useLingui();
  const { versions, requestKeys, checked } = props;
  const last = versions[0];
  const isReplacing = last?.until === null;
  const looked = textsIn(checked);
  const labels: Record<string, string> = { reason: t`Why is it replaced?` };
  for (const locale of switchedOn) labels[`body.${locale}`] = languageNames[locale];
  return (
    <Section id="publish" title={isReplacing ? t`Publish another version` : t`Publish a notice`}>
      <PostForm name="publish" requestKey={requestKeys.publish} labels={labels} sentences={privacySentences}>
        <p className="muted">
          <Trans>
            An empty line begins a paragraph, # a heading, - a line of a list. A language in which nothing
            stands is not published. What was published never changes: it is replaced or taken back.
          </Trans>
        </p>
        {switchedOn.map((locale) => (
          <TextArea
            key={locale}
            name={`body.${locale}`}
            label={labels[`body.${locale}`]}
            lang={locale}
            rows={12}
            maxLength={60_000}
            defaultValue={last?.texts.find((text) => text.locale === locale)?.body}
          />
        ))}
        {isReplacing ? <Field name="reason" label={labels['reason']} maxLength={500} size={60} /> : null}
        <input type="hidden" name="last" value={last?.number ?? 0} />
        <input type="hidden" name="checked" value={checked} />
        {looked.length === 0 ? null : <Looked texts={looked} />}
        <div className="form-row">
          <Button kind={looked.length === 0 ? 'main' : 'plain'} name="intent" value="look">
            <Trans>Look at it</Trans>
          </Button>
          {looked.length === 0 ? null : (
            <Button kind="main" name="intent" value="publish">
              <Trans>Publish it</Trans>
            </Button>
          )}
        </div>
      </PostForm>
    </Section>
  );
}
