import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { stopReasons, toxicityGrades } from './stopping.ts';

type ByCode<C extends readonly string[]> = Readonly<Record<C[number], MessageDescriptor>>;

export const stopReasonWords: ByCode<typeof stopReasons> = {
  completed: msg`completed`,
  surgery: msg`planned change to an operation`,
  response: msg`complete response before the end`,
  progression: msg`progression`,
  toxicity: msg`toxicity`,
  her_wish: msg`her wish`,
  unfit: msg`no longer fit`,
  death: msg`death`,
  financial: msg`money or insurance`,
  moved: msg`moved away`,
  trial_ended: msg`the trial ended`,
  pregnancy: msg`pregnancy`,
  other: msg`another reason`,
};

export const toxicityGradeWords: ByCode<typeof toxicityGrades> = {
  '0': msg`none`,
  '1': msg`grade 1`,
  '2': msg`grade 2`,
  '3': msg`grade 3`,
  '4': msg`grade 4`,
  '5': msg`grade 5`,
};
