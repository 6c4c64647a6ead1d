export { addDocument } from './commands/add-document.ts';
export { correctCase } from './commands/correct-case.ts';
export { correctIdentity } from './commands/correct-identity.ts';
export { correctForm } from './commands/correct-form.ts';
export { defineForm } from './commands/define-form.ts';
export { askOwnWords } from './commands/ask-own-words.ts';
export { sayOwnWords } from './commands/say-own-words.ts';
export { withdrawOwnWords } from './commands/withdraw-own-words.ts';
export { askedOfHer, besideSource, ownWords, reviewedBy } from './own-words.ts';
export { fillForm } from './commands/fill-form.ts';
export { withdrawForm } from './commands/withdraw-form.ts';
export { recordWorkUp } from './commands/record-work-up.ts';
export { referCase } from './commands/refer-case.ts';
export { contradictions } from './contradictions.ts';
export { isAdvanced, readAs } from './figo-stage.ts';
export { isBorderline } from './histotypes.ts';
export { stagedAs } from './one-disease.ts';
export type { SiteProfile } from './site-profile.ts';
export { isStageAt, profileOf, profiles } from './sites.ts';
export { listsOf, offersOf } from './site-offers.ts';
export { casesNamed } from './queries/cases-named.ts';
export { caseHead, casesByLabel, wholeCases } from './queries/whole-case.ts';
export {
  CaseFields,
  type DocumentKind,
  type GivenAnswers,
  Histology,
  type Given,
  Identity,
  NotOperatedReason,
  Patient,
  Phase,
  Referral,
  Site,
  WorkUpItem,
  withoutNothing,
  WorkUpState,
} from './schema.ts';
export { aroundCourse, askedOn, besideDisease, casePanels, onTimeLine } from './places.ts';
export { followedCases } from './queries/followed-cases.ts';
export { casesOfWomen, type Life, livesOfCases } from './queries/lives.ts';
export { readDefinitionFile, shippedForms } from './questionnaires.ts';
export { identifiersOf } from './identifiers.ts';
export { calledByLabel, shownIdentity } from './shown-identity.ts';
export { type Age, ageOn, oldestAge } from './age.ts';
export { birthDoubts } from './birth-doubts.ts';
export { type Her, type Roster, likeness, openRoster } from './alike.ts';
export { type Case, caseCommand } from './case-command.ts';
export { latestToday, refuseFuture, stageFault } from './case-faults.ts';
export { type LabelStock, labelStock, lockLabels } from './case-label.ts';
export { anyHeadOfPage, headOfPage, whomOf } from './case-of-page.ts';
export type { Answerer, DatasetItem } from './minimum-dataset.ts';
export { datasetFor, everyFigure, everyItem } from './asked-datasets.ts';
export { figuresAsked } from './dataset-figures.ts';
export { canPrepareCase, canSeeIdentity } from './policy.ts';
export { type Known, alikePatients } from './queries/alike-patients.ts';
export { type AskedOn, judgedOn } from './asked-on.ts';
export type { CaseSubject } from './queries/case-page.ts';
export { entriesFedAt, type FormVersion, versionFor, versionsOf } from './queries/definitions.ts';
export { deathOf } from './queries/death-of.ts';
export { type Told, toldOf } from './course.ts';
export { deathsTold } from './deaths-told.ts';
export { findPatients, mostFound } from './queries/find-patients.ts';
export { type Shown, identitiesOf } from './queries/identities.ts';
export { byId, ofCase } from './queries/of-case.ts';
export {
  careCase as careCaseRows,
  caseRows,
  document as documentRows,
  entry as entryRows,
  identity as identityRows,
  patient as patientRows,
  referral as referralRows,
  workUp as workUpRows,
} from './tables.ts';
export { type Readiness, askedItem, itemsUnasked, readiness } from './work-up.ts';
export { refuseFutureItems } from './case-faults.ts';
export { treatingRoles } from './policy.ts';
export { mayBeOneDisease } from './one-disease.ts';
export { perhapsSameDisease } from './queries/cases-of-woman.ts';
export { putWorkUp } from './work-up-rows.ts';
export { courseForms, courseRecord, courseRecords, targetName } from './records/course.ts';
export { markers } from './records/markers.ts';
export { followUp } from './records/follow-up.ts';
export { trial } from './records/trial.ts';
export { courseSchemas } from './course-schemas.ts';
export { strikeOfCase } from './striking.ts';
export { caseForUpdate } from './load.ts';
export { entryToMove, resultToMove } from './moved-record.ts';
export { type CourseEntry, answeringEntries, courseOf, entriesOfCase, toldFrom } from './queries/entries.ts';
export { type AnsweredItem, itemsOn, mergedItems } from './answered-items.ts';
export { ownWordsIn, ownWordsOf } from './queries/own-words.ts';
export { courseAnswers } from './course-answers.ts';
export { filledEntry } from './filled-entry.ts';
export { caseFacts } from './course-facts.ts';
export { formFacts } from './queries/form-facts.ts';
export { diagnosis } from './records/diagnosis.ts';
export { disease, diseaseKept } from './records/disease.ts';
export { question, questionKept } from './records/question.ts';
export { stage } from './records/stage.ts';
export { resultsOfCases } from './queries/results.ts';
export { type TreatmentEntry, treatmentsOfCases } from './queries/treatments.ts';
export type { TimeLineEntry } from './time-line.ts';
export { type DaysAround } from './queries/course-shown.ts';
export { measured, quantityOf } from './measured.ts';
export { typedDisease } from './disease-answers.ts';
export { saveWorkUp } from './work-up-part.ts';
export { workUpAt, workUpForm } from './work-up-form.ts';
export { openParts } from './open-parts.ts';
export { partsFor } from './whose-part.ts';
export { askedCases } from './queries/asked-cases.ts';
export {
  besideValue,
  caseTargets,
  diseaseTargets,
  workUpField,
  workUpFields,
  workUpOf,
  type WorkUpPart,
  workUpTarget,
} from './feedable-fields.ts';
export { fedCaseRows, fedCaseTables, fedEntryRows, fedWorkUpRows } from './fed-rows.ts';
export {
  casesKeyed,
  casesOfEach,
  type WomanHeld,
  womenByHand,
  womenHeld,
  womenLabelled,
  womenNumbered,
  womenOfCases,
} from './queries/fed-women.ts';
export { standingCases } from './queries/standing-cases.ts';
export {
  entryField,
  type FedEntries,
  type FedEntry,
  isQuestionnaireId,
  programEntries,
} from './fed-entries.ts';
export { toldSubjects } from './queries/told-tables.ts';
