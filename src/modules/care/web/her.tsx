import { Unknown } from '../../../ui/facts.tsx';
import type { Shown } from '../queries/identities.ts';

/** Her name in native script and in Latin, whichever are known. */
export function HerName({ shown }: { readonly shown: Shown }) {
  const { nativeName, latinName } = shown;
  if (nativeName === null && latinName === null) return <Unknown />;
  if (nativeName === null || latinName === null) return nativeName ?? latinName;
  return (
    <>
      {nativeName} <span className="her-latin">{latinName}</span>
    </>
  );
}
