import type { z } from 'zod';
import type { AnyAnswers } from '../../kernel/forms/answers.ts';
import { schemaOf } from '../../kernel/forms/schema.ts';
import { courseRecords } from './records/course.ts';

/** What the answers of each record of the course may be, by its id. */
export const courseSchemas: ReadonlyMap<string, z.ZodType<AnyAnswers>> = new Map(
  courseRecords.map(({ form }) => [form.id, schemaOf(form) as unknown as z.ZodType<AnyAnswers>]),
);
