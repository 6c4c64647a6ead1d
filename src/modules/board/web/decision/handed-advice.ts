import { formHanded } from '../../../../ui/form/form-handed.ts';
import { decision } from '../../records/decision.ts';
import { decisionWords } from '../../records/decision-words.ts';
import { fulfilment } from '../../records/fulfilment.ts';
import { fulfilmentWords } from '../../records/fulfilment-words.ts';
import { recommendation } from '../../records/recommendation.ts';
import { recommendationWords } from '../../records/recommendation-words.ts';
import { template } from '../../records/template.ts';
import { templateWords } from '../../records/template-words.ts';

type Reader = Parameters<typeof formHanded>[0];

/** What is asked of a recommendation. */
export const recommendationHanded = (reader: Reader): string =>
  formHanded(reader, recommendation, recommendationWords);

/** What is asked of a template. */
export const templateHanded = (reader: Reader): string => formHanded(reader, template, templateWords);

/** What is asked of her decision. */
export const decisionHanded = (reader: Reader): string => formHanded(reader, decision, decisionWords);

/** What is asked of what became of a recommendation. */
export const fulfilmentHanded = (reader: Reader): string => formHanded(reader, fulfilment, fulfilmentWords);
