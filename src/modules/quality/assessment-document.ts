import { msg } from '@lingui/core/macro';
import type { Told } from '../../kernel/pdf/typesetter.ts';
import { assessmentTold, scoresTold, type Speaking } from './assessment-told.ts';
import type { Assessment } from './schema.ts';
import { countWords } from './scorecard-words.ts';

/** A share for display, rounded; nothing is compared with it. */
const percent = (rate: number | null): string => (rate === null ? '' : `${(rate * 100).toFixed(1)} %`);
const count = (value: number | null): string => (value === null ? '' : String(value));

const wordsOf = ({ i18n }: Speaking) => ({
  year: i18n._(msg`Year`),
  running: i18n._(msg`goes on`),
  fulfilled: i18n._(msg`Fulfilled`),
  all: i18n._(msg`All that count`),
  rate: i18n._(msg`Rate`),
  missing: i18n._(msg`Evidence still missing`),
  result: i18n._(msg`Result`),
  points: i18n._(msg`Points`),
  numerator: i18n._(msg`Numerator`),
  denominator: i18n._(msg`Denominator`),
  target: i18n._(msg`Target`),
  score: i18n._(msg`Score`),
  bounds: i18n._(msg`Score once everything is known`),
  needed: i18n._(msg`Needed`),
  gate: i18n._(msg`Volume gate`),
  unscored: i18n._(msg`for comparison, not scored`),
  signatures: [i18n._(msg`Head of the centre`), i18n._(msg`Who filled this in`)],
  signed: i18n._(msg`Name, day, signature`),
  notes: i18n._(
    msg`What is not documented counts as not fulfilled. A year that goes on is no result yet. “Unverified” marks what was recalled and not yet read in its source.`,
  ),
});

/** What the template of a self-assessment is told; all figures as texts, in the reader's language. */
export const assessmentDocument = (
  given: { readonly assessment: Assessment; readonly house: string; readonly madeBy: string },
  speaking: Speaking,
): Told => {
  const { assessment, house, madeBy } = given;
  const { i18n, locale } = speaking;
  const missing = (notDocumented: number, why: string): string =>
    [
      ...(notDocumented === 0
        ? []
        : [`${notDocumented} ${i18n._(countWords['notDocumented'] ?? { id: '' })}`]),
      why,
    ]
      .filter((one) => one !== '')
      .join('; ');
  return {
    head: {
      house,
      title: i18n._(msg`Self-assessment`),
      about: `${assessment.set.title[locale]}, ${assessment.set.version}`,
      made: assessment.today,
      madeBy,
      pages: i18n._({ ...msg`Page {page} of {pages}`, values: { page: '{page}', pages: '{pages}' } }),
      language: locale,
      wide: false,
    },
    words: wordsOf(speaking),
    scores: scoresTold(assessment, speaking).map((year) => ({
      year: String(year.year),
      running: year.running,
      score: year.score === null ? '' : `${year.score} / ${year.max}`,
      bounds: year.low === null || year.high === null ? '' : `${year.low} – ${year.high}`,
      needed: `≥ ${year.needed}: ${year.pass}`,
      gate: year.gateNeeded === null ? '' : `${count(year.gate)} (≥ ${year.gateNeeded}): ${year.gateMet}`,
    })),
    indicators: assessmentTold(assessment, speaking).map((one) => ({
      ...one,
      years: one.years.map((year) => ({
        year: String(year.year),
        running: year.running,
        fulfilled: count(year.numerator),
        all: count(year.denominator),
        rate: percent(year.rate),
        missing: missing(year.notDocumented, year.why),
        result: year.status,
        points: year.points === null ? '' : `${year.points} / ${count(year.most)}`,
      })),
    })),
  };
};
