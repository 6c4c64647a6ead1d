import { Trans } from '@lingui/react/macro';
import { Form } from 'react-router';

/**
 * A small menu of languages, each by its own name. It posts `language` and `back` to `action` and loads a whole
 * new document; it works without script.
 */
export function LanguageSwitcher(props: {
  readonly action: string;
  readonly back: string;
  readonly languages: ReadonlyArray<{ readonly code: string; readonly name: string }>;
  readonly current: string;
}) {
  const current = props.languages.find((language) => language.code === props.current);
  return (
    <details className="menu">
      <summary>
        <span className="visually-hidden">
          <Trans>Language:</Trans>{' '}
        </span>
        {current?.name ?? props.current}
      </summary>
      <Form method="post" action={props.action} reloadDocument className="menu-body">
        <input type="hidden" name="back" value={props.back} />
        {props.languages.map(({ code, name }) => (
          <button
            key={code}
            type="submit"
            name="language"
            value={code}
            lang={code}
            aria-current={code === props.current ? 'true' : undefined}
          >
            {name}
          </button>
        ))}
      </Form>
    </details>
  );
}
