export { mustBeColleague, mustHaveBeenColleagues } from './colleague.ts';
export { addOrganisation } from './commands/add-organisation.ts';
export { addPeople } from './commands/add-people.ts';
export { acceptInvitation } from './commands/accept-invitation.ts';
export { correctPerson } from './commands/correct-person.ts';
export { endRole } from './commands/end-role.ts';
export { giveRole } from './commands/give-role.ts';
export { invitePerson } from './commands/invite-person.ts';
export { offerPassword } from './commands/offer-password.ts';
export { takePassword } from './commands/take-password.ts';
export { passwordHolder } from './queries/password-holder.ts';
export { withdrawInvitation } from './commands/withdraw-invitation.ts';
export { withdrawMail } from './commands/withdraw-mail.ts';
export { sendMailAgain } from './commands/send-mail-again.ts';
export { directoryMails } from './mails.ts';
export { lastMails, mailTopics } from './queries/mails.ts';
export { addressesOf } from './queries/addresses.ts';
export { joining, newPassword } from './invitations.ts';
export { invitationAt } from './queries/invitation-at.ts';
export { sayAbsence } from './commands/say-absence.ts';
export { correctAbsence } from './commands/correct-absence.ts';
export { endAbsence } from './commands/end-absence.ts';
export { type Absent, actingFor, type Held, mayCover, type There, thereOn } from './cover.ts';
export { endDrafts } from './end-drafts.ts';
export { readThere, thereToday, thereTopics } from './queries/absences.ts';
export {
  houseBySlug,
  houseOfOwner,
  houses,
  type House,
  nobodyIsHere,
  realCentres,
  supervisorBySlug,
  supervisors,
  zoneOf,
} from './queries/organisations.ts';
export {
  colleagues,
  colleaguesBeside,
  colleaguesNow,
  everWithRole,
  withRole,
  everAt,
  namedBy,
  nameOfEach,
  namesIn,
  namesOf,
  type Colleague,
} from './queries/people.ts';
export { operatingDisciplines } from './records/disciplines.ts';
export { Discipline, OrganisationKind, Role } from './schema.ts';
export { Slug, slugFault } from './slug.ts';
export { admitted, houseScope, type HouseModule, type HouseScope, signedIn } from './house-scope.ts';
export { myWork, type Work } from './places.ts';
export { canKeepPeople, canSeeMails } from './policy.ts';
export { enteredContext, movedBy, pageScope, type PageScope } from './page-scope.ts';
export { enter, type Entered } from './queries/enter.ts';
