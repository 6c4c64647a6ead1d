import type { SeriesPolicy } from '../../modules/meetings/index.ts';
import type {
  Area,
  Complication,
  OperationReport,
  Outcome30,
  PathologyReport,
  TeamRow,
} from '../../modules/surgery/index.ts';
import type { CaseRecord } from '../../modules/board/index.ts';
import type { GivenAnswers } from '../../modules/care/index.ts';
import type { MeetingRecord } from '../../modules/meetings/index.ts';
import type { Discipline } from '../../modules/directory/index.ts';

export type {
  CaseRecord,
  Complication,
  Discipline,
  MeetingRecord,
  OperationReport,
  Outcome30,
  PathologyReport,
  TeamRow,
};
export type WorkUpItem = CaseRecord['workUp'][number];
export type Recommendation = NonNullable<CaseRecord['listing']>['recommendations'][number];
export type Procedure = NonNullable<OperationReport['procedures']>[number];
export type Finding = NonNullable<NonNullable<OperationReport['areas']>[Area]>;

/** Days since 1970-01-01, in the centre's zone. */
export type Day = number;

export type Role = 'coordinator' | 'chair' | 'surgeon' | 'quality_manager' | 'clinician' | 'administrator';

export type PersonName = { latinName: string; nativeName: string; sortName: string };

export type Organisation = {
  id: string;
  parentId: string | null;
  kind: 'centre' | 'department';
  slug: string | null;
  name: string;
  nativeName: string;
  zone: string;
  demonstration: true;
};

/** Somebody of the staff; `role` and `discipline` are what the affiliations say too. */
export type Person = PersonName & { id: string; role: Role; discipline: Discipline; surgeonShare: number };

export type Affiliation = {
  id: string;
  personId: string;
  organisationId: string;
  role: Role;
  discipline: Discipline | null;
  from: string;
  to: string | null;
};

export type Series = {
  id: string;
  kind: 'board';
  name: string;
  rule: string;
  startsOn: string;
  localTime: string;
  zone: string;
  minutes: number;
  venue: string;
  policy: SeriesPolicy;
};

export type Member = {
  id: string;
  seriesId: string;
  personId: string;
  discipline: Discipline;
  role: 'chair' | 'member' | 'coordinator' | 'observer';
};

export type Statement = {
  id: string;
  fact:
    | 'surgeon_certified'
    | 'active_trials'
    | 'intermediate_care'
    | 'intensive_care'
    | 'perioperative_programme'
    | 'mm_conference';
  personId: string | null;
  holds: boolean;
  from: string;
  to: string | null;
  evidence: string;
};

/** A demonstration sign-in; the password is the loader's business. */
export type Account = {
  role: 'coordinator' | 'chair' | 'surgeon' | 'quality_manager';
  email: string;
  personId: string;
};

/** A questionnaire about a woman, by her record number, and who of the staff talked with her. */
export type FilledQuestionnaire = {
  key: string;
  form: string;
  formVersion: number;
  by: string;
  on: string;
  answers: GivenAnswers;
};

/** A question about a woman the boards know, with what each profession answered, and what the board said; without a board it waits. */
export type SecondQuestion = {
  key: string;
  referral: NonNullable<CaseRecord['referral']>;
  parts: {
    as: 'nursing' | 'radiology' | 'pathology' | 'consultant';
    by: string;
    on: string;
    items: WorkUpItem[];
  }[];
  boardOn: string | null;
  recommendation: Recommendation | null;
};

/** The weeks that the house has lived through itself: what was before comes from a file. */
export type Lived = {
  /** The first day on which a woman was recorded here whom the house has followed since. */
  since: string;
  /** The first day of those weeks. */
  from: string;
  /** The boards held here, by their local start. */
  boards: string[];
  /** Women first discussed at those boards, and those followed from the first question on. */
  keys: string[];
  /** Women of earlier boards about whom was asked again, as they stood before the first day. */
  before: CaseRecord[];
  /** What was known of the disease of all these women, from which day on. */
  diseases: { key: string; on: string; case: CaseRecord['case'] }[];
  questions: SecondQuestion[];
};

/** A second, small centre: its people, its one board, and its women, all of them brought by a file. */
export type SmallCentre = {
  organisation: Organisation;
  departments: Organisation[];
  people: Person[];
  affiliations: Affiliation[];
  series: Series;
  members: Member[];
  meetings: MeetingRecord[];
  cases: CaseRecord[];
  questionnaires: FilledQuestionnaire[];
  accounts: Account[];
};

/** The invented centre whole; the same seed and instant give the same bytes. */
export type GeneratedCentre = {
  organisation: Organisation;
  departments: Organisation[];
  people: Person[];
  affiliations: Affiliation[];
  series: Series;
  members: Member[];
  /** In order of time; the last is the board of today, open. */
  meetings: MeetingRecord[];
  cases: CaseRecord[];
  questionnaires: FilledQuestionnaire[];
  statements: Statement[];
  accounts: Account[];
  /** The woman of the guided thread: her item is the current one of today's board. */
  guided: { key: string; agendaItemId: string };
  lived: Lived;
};
