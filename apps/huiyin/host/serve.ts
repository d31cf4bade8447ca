import { campaignCommands } from '@huiyin/contracts/campaign'
import { intakeCommands } from '@huiyin/contracts/intake'
import { organisationCommands } from '@huiyin/contracts/organisation'
import { rectificationCommands } from '@huiyin/contracts/rectification'
import { systemClock } from '@huiyin/kernel'
import type { Identity } from '@huiyin/identity'
import { createHttpHost, PlatformModule, type HttpHost } from '@huiyin/nest-platform'
import { organisationFromLog } from '@huiyin/organisation'
import type { Installation } from './installation.js'
import { organisationSessions } from './sessions.js'

/** The commands of each context, by the name they have in addresses. */
export const COMMANDS_BY_CONTEXT = {
  intake: intakeCommands,
  rectification: rectificationCommands,
  organisation: organisationCommands,
  campaign: campaignCommands,
} as const

/** One HTTP server over one installation: sessions, commands, questions. */
export const serve = async (installation: Installation, identity: Identity): Promise<HttpHost> => {
  const { store, settings, lists, send } = installation
  const lookUp = organisationFromLog(store)
  const sessions = organisationSessions({ identity, lookUp, settings, lists, clock: systemClock })
  const gateway = { definitions: COMMANDS_BY_CONTEXT, send }
  return createHttpHost({ modules: [PlatformModule.with({ gateway, sessions, cookie: { secure: false } })] })
}
