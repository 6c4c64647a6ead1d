import { Trans, useLingui } from '@lingui/react/macro';
import { type Language, languageNames } from '../../../kernel/languages.ts';
import { Button } from '../../../ui/button.tsx';
import { Day } from '../../../ui/day.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Field } from '../../../ui/field.tsx';
import { FoldedForm } from '../../../ui/folded-form.tsx';
import { Section } from '../../../ui/page.tsx';
import { PostForm } from '../../../ui/post-form.tsx';
import type { NoticeVersion } from '../notice-versions.ts';
import { NoticeTold } from './notice-told.tsx';
import { privacySentences } from './privacy-words.ts';

function Version({ number, from, until, texts }: NoticeVersion) {
  return (
    <>
      <span>
        <strong>
          <Trans>Version {number}</Trans>
        </strong>
        {' · '}
        {until === null ? (
          <Trans>
            stands since <Day date={from} />
          </Trans>
        ) : (
          <Trans>
            stood from <Day date={from} /> to <Day date={until} />
          </Trans>
        )}
      </span>
      {texts.map(({ locale, body }) => (
        <details key={locale}>
          <summary>{languageNames[locale as Language]}</summary>
          <NoticeTold body={body} locale={locale} />
        </details>
      ))}
    </>
  );
}

/** Every version there was, with when it stood; the one that stands can be taken back. */
export function NoticeVersions(props: {
  readonly versions: readonly NoticeVersion[];
  readonly requestKeys: { readonly takeBack: string };
}) {
  const { t } = useLingui();
  const labels = { reason: t`Why?` };
  return (
    <Section title={t`What the house has published`}>
      {props.versions.length === 0 ? (
        <Empty title={<Trans>Nothing yet</Trans>}>
          <Trans>Whoever opens the address above reads that nothing is published.</Trans>
        </Empty>
      ) : (
        <ul className="work-list">
          {props.versions.map((version) => (
            <li key={version.number}>
              <Version {...version} />
              {version.until === null ? (
                <FoldedForm name="take-back" summary={<Trans>Take it back</Trans>}>
                  <PostForm
                    name="take-back"
                    requestKey={props.requestKeys.takeBack}
                    labels={labels}
                    sentences={privacySentences}
                  >
                    <p className="muted">
                      <Trans>
                        Strangers then read that nothing is published, and send no questions, until another
                        version is. That it stood, and how long, is kept.
                      </Trans>
                    </p>
                    <input type="hidden" name="number" value={version.number} />
                    <Field name="reason" label={labels.reason} required maxLength={500} size={60} />
                    <Button kind="main">
                      <Trans>Take it back</Trans>
                    </Button>
                  </PostForm>
                </FoldedForm>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
