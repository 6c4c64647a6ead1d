import { type Feedable, feedables } from '../../modules/board/index.ts';
import type { Subcommand } from './subcommand.ts';

const lineOf = ({ field, kind, codes, units = [], lines }: Feedable): string => {
  const takes = [...codes, ...units].join(', ');
  const most = lines === undefined ? '' : `; lines 1 to ${lines}`;
  return `${field} (${kind}${takes === '' ? '' : `: ${takes}`}${most})`;
};

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
