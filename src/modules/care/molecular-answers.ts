import { rowsOfGroup } from '../../kernel/forms/answers.ts';
import { type AnswerRule, certainlyNewest, isDated, toldOf } from './course.ts';
import { germline } from './records/germline.ts';
import { tumourMolecular } from './records/tumour-molecular.ts';

const harmful: readonly unknown[] = ['pathogenic', 'likely_pathogenic'];
const brcaGenes = { BRCA1: 'brca1', BRCA2: 'brca2' } as const;

const brcaIn = (variants: unknown) =>
  rowsOfGroup(variants).flatMap(({ gene, class: kind }) => {
    const name = String(gene)
      .toUpperCase()
      .replace(/[^A-Z0-9]/g, '');
    return name === 'BRCA1' || name === 'BRCA2' ? [{ gene: brcaGenes[name], kind: kind ?? null }] : [];
  });

/**
 * A variant of BRCA1 or BRCA2 that a reported test of blood or tumour has found. That none was found is not told: which genes a test
 * has looked at is said in words.
 */
export const brca: AnswerRule = (course) => {
  const tests = [...toldOf(germline, course), ...toldOf(tumourMolecular, course)]
    .filter(({ said }) => said.state === 'reported')
    .map(({ id, said }) => ({ id, on: said.on, found: brcaIn(said.variants) }));
  const all = tests.flatMap(({ found }) => found);
  const genes = new Set(all.filter(({ kind }) => harmful.includes(kind)).map(({ gene }) => gene));
  if (all.some(({ kind }) => kind === null) || genes.size > 1) return null;
  const [gene] = genes;
  const tell = tests.filter(({ found }) =>
    found.some((one) =>
      gene === undefined ? one.kind === 'vus' : one.gene === gene && harmful.includes(one.kind),
    ),
  );
  const test = certainlyNewest(tell.filter(isDated), () => true);
  return test && { value: gene ?? 'variant_of_unknown_significance', takenOn: test.on, entry: test.id };
};

/** Deficient where a protein is lost, proficient where all four are retained; nothing where instability says otherwise. */
export const mmr: AnswerRule = (course) => {
  const tests = toldOf(tumourMolecular, course).flatMap(({ id, said }) => {
    const proteins = [said.mlh1, said.pms2, said.msh2, said.msh6];
    if (said.on === null || [...proteins, said.msi].every((each) => each === null)) return [];
    const isLost = proteins.includes('lost');
    const isKept = proteins.every((each) => each === 'retained');
    const isOdd = said.msi === (isLost ? 'stable' : 'high');
    const value = isOdd ? null : isLost ? 'deficient' : isKept ? 'proficient' : null;
    return [{ id, on: said.on, value }];
  });
  const last = certainlyNewest(tests, (a, b) => a.value === b.value);
  return last === null || last.value === null
    ? null
    : { value: last.value, takenOn: last.on, entry: last.id };
};
