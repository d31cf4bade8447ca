import { remoteCommands } from '@huiyin/commands-http'
import { ownerOfCommand } from '@huiyin/contracts'
import { systemClock } from '@huiyin/kernel'
import { citizenConfig, type ProcessDefinition } from '@huiyin/process-host'
import { CitizenModule } from './citizen.module.js'
import { citizenPorts } from './citizen-ports.js'
import { remoteOwners } from './remote-owners.js'

/** The pages of citizens as a process of their own: it keeps nothing, and asks each owner for what is its own. */
export const citizenProcess: ProcessDefinition<typeof citizenConfig> = {
  name: 'citizen',
  config: citizenConfig,
  open: async ({ tenant, secure }, { clientOf }) => {
    const clients = { intake: clientOf('intake'), evaluation: clientOf('evaluation') }
    const owners = remoteOwners(clientOf, remoteCommands({ ownerOf: ownerOfCommand, clients }))
    const ports = citizenPorts(owners, { tenant, clock: systemClock, secure })
    return { modules: [CitizenModule.with(ports)], secure, close: async () => undefined }
  },
}
