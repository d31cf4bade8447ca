export { faultFields, jsonLog } from './log.js'
export { notedAccesses } from './noted-accesses.js'
export {
  COMMAND_SENDERS,
  type HostedContext,
  type PeersAndLog,
  type ServiceAnswers,
  type ServiceParts,
} from './service.js'
export { answeringPeople } from './signed-in.js'
