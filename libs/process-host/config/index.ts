export { BadConfig, maskedConfig, readConfig, valuesOf, type ConfigSource, type ConfigValue } from './read-config.js'
export { CONFIG_OF } from './config-of.js'
export { CONTEXTS, PROCESSES, type ContextName, type ProcessName } from './processes.js'
export {
  citizenConfig,
  dashboardConfig,
  open311Config,
  operatorConfig,
  projectorConfig,
  scannerConfig,
  serviceConfig,
  vaultConfig,
  type CitizenConfig,
  type CommonConfig,
  type DashboardConfig,
  type Open311Config,
  type OperatorConfig,
  type ProjectorConfig,
  type ScannerConfig,
  type ServiceConfig,
  type VaultConfig,
} from './shapes.js'
