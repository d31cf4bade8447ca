export { citizenPorts, type CitizenPlace } from './edge/citizen-ports.js'
export { remoteOwners, type AskedOwner } from './edge/remote-owners.js'
export { type CitizenOwners } from './owners.js'
export { CitizenModule, type CitizenOptions } from './edge/citizen.module.js'
export { citizenLimits, type CitizenLimits } from './limits.js'
export { codeOfForm, commandIdOf, inGroups, isReceiptOf, itemIdOf, readCode, reportIdOf, trackingOf } from './code.js'
export type {
  CitizenAnswer,
  CitizenCommand,
  CitizenPorts,
  Followed,
  FollowedEntry,
  FollowedObjection,
  GivenReply,
  Received,
  Rules,
  SentPhoto,
} from './ports.js'
