export {
  ConclusionCode,
  coreDisciplines,
  DeferralReason,
  Discipline,
  MeetingRecord,
  type ItemFacts,
  type QuorumVerdict,
} from './schema.ts';
