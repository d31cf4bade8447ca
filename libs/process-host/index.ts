export { BadConfig, maskedConfig, readConfig, valuesOf, type ConfigSource, type ConfigValue } from './config.js'
export { CONFIG_OF } from './config-of.js'
export { CONTEXTS, PROCESSES, type ContextName, type ProcessName } from './processes.js'
export {
  citizenConfig,
  dashboardConfig,
  operatorConfig,
  projectorConfig,
  serviceConfig,
  vaultConfig,
  type CitizenConfig,
  type CommonConfig,
  type DashboardConfig,
  type OperatorConfig,
  type ProjectorConfig,
  type VaultConfig,
} from './shapes.js'
export { faultFields, jsonLog } from './log.js'
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
export {
  COMMAND_SENDERS,
  type HostedContext,
  type ServiceAnswers,
  type ServiceConfig,
  type ServiceParts,
} from './service.js'
export { countingBy, openClock } from './open-service.js'
export { answeringPeople } from './signed-in.js'
export { serviceProcess } from './host-service.js'
export { standstill, type Pace } from './standstill.js'
export {
  BadSettings,
  liveSettings,
  readSettings,
  type LiveSettings,
  type Settings,
  type TenantSettings,
} from './settings.js'
export { acceptRestoredLog, type Acceptance } from './restored-log.js'
export { LETTERS, DROP_LETTER, REPLAY_LETTER, SETTLE } from './operator-calls.js'
export { operated, ownerOfCommand, patiently, type Instances, type Operated, type Patience } from './operate.js'
export { BadSealFile, openSeals, trustedSealsIn } from './seals.js'
export { answerSeal, remoteSealed, type Sealed } from './sealing-call.js'
