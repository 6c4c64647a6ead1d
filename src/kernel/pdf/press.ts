import { readFileSync } from 'node:fs';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

type Compiler = Pick<NodeCompiler, 'compile' | 'fetchDiagnostics' | 'pdf' | 'evictCache'>;
type Diagnostic = { readonly message?: string };

const faultOf = (compiler: Compiler, result: ReturnType<Compiler['compile']>): Error => {
  const error = result.takeError();
  const found: readonly Diagnostic[] = error === null ? [] : compiler.fetchDiagnostics(error);
  return new Error(found.map(({ message }) => message ?? '').join('; ') || 'no document came of it');
};

/**
 * Sets documents from templates below `sources`, with these font files and no others. PDF/A-3b is always asked for: so a sign that the
 * font has not is an error that names it, never an empty box.
 */
export const openPress = ({
  sources,
  fonts,
}: {
  readonly sources: string;
  readonly fonts: readonly string[];
}): ((template: string, told: string) => Uint8Array) => {
  const compiler = NodeCompiler.create({
    workspace: sources,
    fontArgs: [{ fontBlobs: fonts.map((file) => readFileSync(file)) }],
  });
  return (template, told) => {
    const result = compiler.compile({ mainFilePath: template, inputs: { told } });
    if (result.result === null) throw faultOf(compiler, result);
    const pdf = compiler.pdf(result.result, { pdfStandard: 'a-3b' });
    compiler.evictCache(10);
    return Uint8Array.from(pdf);
  };
};
