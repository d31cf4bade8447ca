export {
  ACCOUNT_ROLES,
  login,
  organisationCommands,
  POST_RANKS,
  UNIT_LEVELS,
  type AccountRole,
  type OrganisationInput,
  type PostRank,
} from './commands.js'
export {
  atOrAbove,
  atOrBelow,
  holdersOf,
  leadersOf,
  lineAbove,
  lineBelow,
  rolesOn,
  scopeAt,
  type AtOrBelow,
  type Leader,
  type LineBelow,
  type LineStep,
  type Scope,
  type Whose,
} from './line.js'
export {
  responsibleAbove,
  responsibilities,
  type Portfolio,
  type ResponsibilityStep,
  type UnitResponsibility,
} from './responsibility.js'
export { officeLines, type LineHeld } from './office-lines.js'
export { organisationPublished, type OrganisationPublished } from './published.js'
export {
  appointmentsAfter,
  copiedAppointments,
  copiedUnit,
  unitAfter,
  type AccountRecord,
  type AppointmentChange,
  type AppointmentRecord,
  type OrganisationSnapshot,
  type PortfolioRecord,
  type UnitChange,
  type UnitRecord,
} from './records.js'
export { endingWith, entryAt, withEntry, type Timeline } from './timeline.js'
export {
  openUnitsBelow,
  rootOf,
  standingOf,
  successorOf,
  unitsAbove,
  unitsBelow,
  unitsInLoops,
  type UnitStanding,
  type Units,
} from './tree.js'
export { organisationCalls } from './calls.js'
