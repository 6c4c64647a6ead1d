import type { CaseRecord, Discipline, MeetingRecord, SecondQuestion } from './shapes.ts';

/** An item of an agenda with the day of its board. */
export type BoardItem = { heldOn: string } & MeetingRecord['items'][number];

/** What a case cannot know by itself. */
export type Context = {
  today: string;
  item(agendaItemId: string): BoardItem | null;
  /** What boards that people held were asked again about her. */
  askedAgain(key: string): readonly SecondQuestion[];
  disciplineOf(personId: string): Discipline | null;
  isTheatreDay(date: string): boolean;
  isBoardDay(date: string): boolean;
};

/** One thing that cannot be in a believable record; unknown values never break a rule. */
export type Rule = { code: string; broken(record: CaseRecord, context: Context): boolean };
