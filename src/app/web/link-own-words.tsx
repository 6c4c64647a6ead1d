import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import type { Definition } from '../../kernel/forms/definition.ts';
import { noFacts } from '../../kernel/forms/facts.ts';
import { Button } from '../../ui/button.tsx';
import { fieldLabels } from '../../ui/form/field-labels.ts';
import { FormFields } from '../../ui/form/form-fields.tsx';
import { useSay } from '../../ui/form/say.ts';
import { Notice } from '../../ui/notice.tsx';
import { PostForm } from '../../ui/post-form.tsx';

export const ownWordsSentences = {
  link_over: msg`This link can no longer be used. Please ask those who treat you for a new one.`,
  nothing_entered: msg`Nothing is written yet. You need not answer every question.`,
  too_many_attempts: msg`Too many attempts. Please try again in a quarter of an hour.`,
};

/** What a woman is asked herself. Nothing of her stands here, nor what she has written before. */
export function OwnWords(props: {
  readonly definition: Definition;
  readonly reviewedBy: string | null;
  readonly used: boolean;
  readonly requestKeys: { readonly say: string; readonly decline: string };
}) {
  const { form, words } = props.definition;
  const { t } = useLingui();
  const say = useSay();
  return (
    <>
      <p>
        <Trans>
          Those who treat you meet to advise on your treatment. They want to know what you think, and read it
          before they speak about you. Answer what you like, in your own words.
        </Trans>
      </p>
      <p className="muted">
        <Trans>
          What you write goes into your record; everybody who treats you can read it. This page does not show
          it again. Do not write your name. In an emergency do not write here: call.
        </Trans>
      </p>
      {props.used ? (
        <Notice tone="good" title={<Trans>Thank you. What you have written has arrived.</Trans>}>
          <Trans>You can add something as long as this link can be used.</Trans>
        </Notice>
      ) : null}
      {props.reviewedBy === null ? (
        <Notice
          tone="warn"
          title={<Trans>The wording of these questions has not been reviewed yet.</Trans>}
        />
      ) : (
        <p className="muted">
          <Trans>Wording reviewed by {props.reviewedBy}</Trans>
        </p>
      )}
      <PostForm
        name="say"
        requestKey={props.requestKeys.say}
        sentences={ownWordsSentences}
        labels={() => ({ answers: t`Your answers`, ...fieldLabels(form, words, 'answers', say) })}
        reloadDocument
      >
        <FormFields form={form} words={words} at="answers" answers={null} facts={noFacts} bare />
        <Button kind="main">
          <Trans>Send</Trans>
        </Button>
      </PostForm>
      <PostForm
        name="decline"
        requestKey={props.requestKeys.decline}
        sentences={ownWordsSentences}
        reloadDocument
      >
        <p>
          <Trans>You need not answer, and you can tell us so. Nothing in your treatment depends on it.</Trans>
        </p>
        <Button>
          <Trans>I do not want to answer</Trans>
        </Button>
      </PostForm>
    </>
  );
}
