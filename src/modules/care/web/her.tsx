import { Unknown } from '../../../ui/facts.tsx';
import { writtenNames } from '../identifiers.ts';
import type { Shown } from '../queries/identities.ts';

/** Her name in native script and in Latin, whichever are known, once where both are written alike. */
export function HerName({ shown }: { readonly shown: Shown }) {
  const [name, other] = writtenNames(shown);
  if (name === undefined) return <Unknown />;
  if (other === undefined) return name;
  return (
    <>
      {name} <span className="her-latin">{other}</span>
    </>
  );
}
