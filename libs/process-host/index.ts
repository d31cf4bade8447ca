export {
  BadConfig,
  CONFIG_OF,
  CONTEXTS,
  PROCESSES,
  citizenConfig,
  dashboardConfig,
  open311Config,
  maskedConfig,
  operatorConfig,
  projectorConfig,
  readConfig,
  serviceConfig,
  valuesOf,
  vaultConfig,
  type CitizenConfig,
  type CommonConfig,
  type ConfigSource,
  type ConfigValue,
  type ContextName,
  type DashboardConfig,
  type Open311Config,
  type OperatorConfig,
  type ProcessName,
  type ProjectorConfig,
  type ServiceConfig,
  type VaultConfig,
} from './config/index.js'
export {
  answeringPeople,
  COMMAND_SENDERS,
  faultFields,
  jsonLog,
  notedAccesses,
  type HostedContext,
  type PeersAndLog,
  type ServiceAnswers,
  type ServiceParts,
} from './hosting/index.js'
export { processMetrics, timedStore, type ProcessMetrics } from './metrics.js'
export { sharedOut } from './shared-out.js'
export {
  clientsOf,
  runProcess,
  startProcess,
  type OpenProcess,
  type ProcessDefinition,
  type ProcessTools,
  type RunningProcess,
} from './run-process.js'
export { openClock } from './open-service.js'
export { serviceProcess } from './host-service.js'
export { standstill, type Pace } from './standstill.js'
export { copyShared, isSharedCopy, putSharedBack, sharedSchemasIn } from './shared-copy.js'
export { openAccess, openAccessDays, openIdentity, openTries, type SharedTries } from './shared-keeping.js'
export { acceptRestoredLog, beginRestoredLog, type Acceptance } from './restored-log.js'
export { LETTERS, DROP_LETTER, REPLAY_LETTER, SETTLE } from './operator-calls.js'
export { operated, patiently, type Instances, type Operated, type Patience } from './operate.js'
export { answerSeal, remoteSealed, type Sealed } from './sealing-call.js'
export { orUnwound, trustedSealsIn } from '@huiyin/installation'
