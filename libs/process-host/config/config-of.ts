import type { z } from 'zod'
import type { ProcessName } from './processes.js'
import {
  citizenConfig,
  dashboardConfig,
  open311Config,
  operatorConfig,
  projectorConfig,
  serviceConfig,
  vaultConfig,
} from './shapes.js'

/** What each kind of process is configured by. */
export const CONFIG_OF: Readonly<Record<ProcessName, z.ZodType>> = {
  ...{ intake: serviceConfig, rectification: serviceConfig, accountability: serviceConfig },
  ...{ evaluation: serviceConfig, campaign: serviceConfig, organisation: serviceConfig },
  vault: vaultConfig,
  projector: projectorConfig,
  'dashboard-api': dashboardConfig,
  citizen: citizenConfig,
  open311: open311Config,
  operator: operatorConfig,
}
