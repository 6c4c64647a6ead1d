import { type Feedable, feedables } from '../../modules/board/index.ts';
import type { Subcommand } from './subcommand.ts';

const lineOf = ({ field, kind, codes }: Feedable): string =>
  codes.length === 0 ? `${field} (${kind})` : `${field} (${kind}: ${codes.join(', ')})`;

export const mappingTargets: Subcommand = {
  words: ['mapping', 'targets'],
  usage: '',
  positionals: [],
  options: {},
  run: () => {
    const targets = feedables();
    return Promise.resolve({ document: { targets }, text: targets.map(lineOf).join('\n'), code: 0 });
  },
};
