import { randomUUID } from 'node:crypto';
import type { AgendaCase, AgendaRow, BoardAgenda } from '../modules/board/queries/agenda.ts';
import type { BoardPage } from '../modules/board/web/agenda/board-page.ts';
import type { LiveData } from '../modules/board/web/room/live-data.ts';

/** A case on an agenda of which little is known. */
export const agendaCase = (more: Partial<AgendaCase> = {}): AgendaCase => ({
  id: 'case',
  label: '26-0001',
  patientId: 'woman',
  listingId: 'listing',
  age: null,
  ecog: null,
  site: 'ovary',
  histology: 'high-grade-serous',
  grade: null,
  stage: 'IIIC',
  stageEdition: 'figo-2014',
  markers: [],
  others: [],
  figures: [],
  phase: 'pre_treatment',
  recurrenceNumber: null,
  questionType: 'primary_treatment',
  question: 'Operate first?',
  consultantId: 'consultant',
  patientView: null,
  hasWords: false,
  words: null,
  readiness: null,
  kept: false,
  later: null,
  ...more,
});

/** An item that waits on an agenda. */
export const agendaRow = (more: Partial<AgendaRow> = {}): AgendaRow => ({
  id: 'item',
  version: 1,
  position: 1,
  minutes: 5,
  plannedAt: '08:00',
  state: 'waiting',
  openedAt: null,
  closedAt: null,
  reopenedAt: null,
  setAsideAt: null,
  correctedAt: null,
  judgedAgainAt: null,
  conclusion: null,
  deferralReason: null,
  quorumReason: null,
  quorum: null,
  case: agendaCase(),
  consultant: { latin: 'Consultant', native: null },
  takenBack: [],
  lacksAdvice: false,
  recommendations: [],
  ...more,
});

const agendaOf = (rows: readonly AgendaRow[]): BoardAgenda => ({
  meeting: {
    id: 'meeting',
    localStart: '2026-11-19T08:00',
    zone: 'Asia/Seoul',
    minutes: 60,
    state: 'open',
    version: 1,
    movedFrom: null,
    extra: null,
    why: null,
    cancelledWhy: null,
    openedAt: '2026-11-18T23:00:00Z',
    closedAt: null,
  },
  board: { name: 'Test board', venue: null, policy: 'esgo-advanced-ovarian@1', heardAtLeast: null },
  members: [],
  presence: [],
  rows: [...rows],
  nextId: rows.find(({ state }) => state === 'waiting')?.id ?? null,
  steps: [],
});

/** The page of an open meeting with these items, at nine o'clock at the house. */
export const boardOf = (rows: readonly AgendaRow[], more: Partial<BoardPage> = {}): BoardPage => ({
  ...agendaOf(rows),
  lists: ['rows', 'presence'],
  seq: 1,
  path: '/c/house/meetings/meeting',
  mayName: true,
  slug: 'house',
  now: '2026-11-19T00:00:00Z',
  live: '/c/house/live?after=1',
  women: {},
  itemLabels: {},
  figureNotes: {},
  ...more,
});

/** The same where the board is run. */
export const liveOf = (page: BoardPage, more: Partial<LiveData> = {}): LiveData => ({
  page,
  people: [],
  deciders: [],
  form: '',
  templates: [],
  mayDefine: false,
  keys: { recommend: randomUUID(), conclude: randomUUID(), other: randomUUID() },
  ...more,
});

/** Somebody's two names, as a page shows them to whoever may see them. */
export const shownAs = (patientId: string, latinName: string, recordNumber: string) => ({
  patientId,
  recordNumber,
  latinName,
  nativeName: null,
  bornOn: '1970-05-06',
});
