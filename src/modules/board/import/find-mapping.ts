import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError, type Issue, refused, usage } from '../../../kernel/errors.ts';
import { inputFaults } from '../../../kernel/input-faults.ts';
import { lostNames } from '../../../kernel/json-text.ts';
import { type FedEntries, programEntries } from '../../care/index.ts';
import ovarianTrial from '../data/mappings/ovarian-trial.json' with { type: 'json' };
import tcgaOv from '../data/mappings/tcga-ov.json' with { type: 'json' };
import { Mapping } from './mapping.ts';

const shipped: Record<string, unknown> = { 'tcga-ov': tcgaOv, 'ovarian-trial': ovarianTrial };

/** Names of the mappings that come with the program. */
export const shippedMappings = (): string[] => Object.keys(shipped);

/**
 * Checks a mapping, whose fields may name these entries; `mapping_invalid` names every place in it that is wrong.
 */
export const parseMapping = (body: unknown, file: string, entries = programEntries): Mapping => {
  const result = Mapping(entries).safeParse(body);
  if (result.success) return result.data;
  throw invalid(inputFaults(result.error.issues), file);
};

const invalid = (faults: readonly Issue[], file: string): AppError => {
  const issues = faults.map((fault) => ({ ...fault, place: { file, ...fault.place } }));
  return new AppError('mapping_invalid', 422, { count: issues.length }, { file }, issues);
};

/** A mapping as somebody wrote it. */
const mappingIn = (text: string, file: string, entries: FedEntries): Mapping => {
  const body: unknown = JSON.parse(text);
  const lost = lostNames(text);
  if (lost.length > 0) throw invalid(lost, file);
  return parseMapping(body, file, entries);
};

const textOf = async (path: string): Promise<string> => {
  try {
    return await readFile(path, 'utf8');
  } catch {
    throw usage('mapping_not_found', { mapping: path, known: shippedMappings().join(', ') });
  }
};

/** A shipped mapping by its name, or one from a JSON file. */
export const findMapping = async (
  nameOrPath: string,
  entries: FedEntries = programEntries,
): Promise<Mapping> => {
  const file = basename(nameOrPath);
  if (Object.hasOwn(shipped, nameOrPath)) return parseMapping(shipped[nameOrPath], `${file}.json`, entries);
  const text = await textOf(nameOrPath);
  try {
    return mappingIn(text, file, entries);
  } catch (error) {
    if (error instanceof SyntaxError) throw refused('mapping_not_json', {}, { file });
    throw error;
  }
};
