import { Link } from 'react-router';
import { ButtonLink } from '../../../../ui/button.tsx';
import { Facts } from '../../../../ui/facts.tsx';
import { Section } from '../../../../ui/page.tsx';
import type { OwnWordsTold } from './own-words-told.ts';

type Said = NonNullable<OwnWordsTold['newest']>;

function Said({ said, path }: { readonly said: Said; readonly path: string }) {
  return (
    <>
      <p className="muted">
        <Link to={`${path}/entries/${said.id}`}>{said.on}</Link> {said.declined}
      </p>
      <Facts facts={said.lines} />
    </>
  );
}

/** What she has said herself, before anything else of the case; its words come with the page's data. */
export function CaseOwnWords(props: {
  readonly words: OwnWordsTold;
  readonly path: string;
  readonly mayAsk: boolean;
}) {
  const { words, path } = props;
  const { newest, earlier } = words;
  return (
    <Section
      title={words.title}
      aside={
        props.mayAsk ? (
          <ButtonLink kind="quiet" to={`${path}/own-words`}>
            {words.ask}
          </ButtonLink>
        ) : null
      }
    >
      {newest === null ? <p>{words.none}</p> : <Said said={newest} path={path} />}
      {earlier.length === 0 ? null : (
        <details>
          <summary>{words.before}</summary>
          {earlier.map((said) => (
            <Said key={said.id} said={said} path={path} />
          ))}
        </details>
      )}
    </Section>
  );
}
