import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '../../../ui/button.tsx';
import { Day } from '../../../ui/day.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Field } from '../../../ui/field.tsx';
import { Section } from '../../../ui/page.tsx';
import { PostForm } from '../../../ui/post-form.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { privacySentences } from './privacy-words.ts';

type Asked = {
  readonly id: string;
  readonly version: number;
  readonly receipt: string;
  readonly name: string;
  readonly address: string;
  readonly text: string;
  readonly askedOn: string;
  readonly answer: string | null;
  readonly answeredOn: string | null;
};

function Answering({ asked, requestKey }: { readonly asked: Asked; readonly requestKey: string }) {
  const { t } = useLingui();
  const labels = { answer: t`What became of it` };
  const form = `answer-${asked.id}`;
  return (
    <PostForm name={form} requestKey={requestKey} labels={labels} sentences={privacySentences}>
      <input type="hidden" name="version" value={asked.version} />
      {asked.answer === null ? (
        <>
          <Field name="answer" label={labels.answer} required maxLength={2000} size={60} />
          <Button>
            <Trans>Note as answered</Trans>
          </Button>
        </>
      ) : (
        <Button kind="quiet" name="intent" value="open">
          <Trans>It is open again</Trans>
        </Button>
      )}
    </PostForm>
  );
}

/** What strangers have asked about data of their own, what is open first. */
export function Questions(props: {
  readonly questions: readonly Asked[];
  readonly requestKeys: { readonly answer: string };
}) {
  const { t } = useLingui();
  return (
    <Section id="questions" title={t`Questions from outside`}>
      {props.questions.length === 0 ? (
        <Empty title={<Trans>Nobody has asked</Trans>}>
          <Trans>What people ask on the public page about data of their own appears here.</Trans>
        </Empty>
      ) : (
        <ul className="work-list">
          {props.questions.map((asked) => (
            <li key={asked.id}>
              <div>
                <strong>{asked.receipt}</strong> · {asked.name} · {asked.address} ·{' '}
                <Day date={asked.askedOn} />{' '}
                {asked.answeredOn === null ? (
                  <Tag tone="warn">
                    <Trans>open</Trans>
                  </Tag>
                ) : (
                  <Tag tone="good">
                    <Trans>answered</Trans>
                  </Tag>
                )}
                <p className="prose">{asked.text}</p>
                {asked.answeredOn === null ? null : (
                  <p>
                    <Day date={asked.answeredOn} />: {asked.answer}
                  </p>
                )}
                <Answering asked={asked} requestKey={props.requestKeys.answer} />
              </div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
