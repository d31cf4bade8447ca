import { remoteCommands } from '@huiyin/commands-http'
import { ownerOfCommand } from '@huiyin/contracts'
import { open311Config, openClock, openTries, orUnwound, type ProcessDefinition } from '@huiyin/process-host'
import { limitsBy } from '../limits.js'
import { Open311Module, open311Bodies } from './open311.module.js'
import { remoteOwners } from './remote-owners.js'

/** Whom to ask where nobody has written it down. */
const NO_CONTACT = '请联系本系统运维人员 ask whoever runs this installation'

/**
 * Open311 as a process of its own: it asks each owner for what is its own, keys too, and counts tries in PostgreSQL, where
 * every instance of it counts them.
 */
export const open311Process: ProcessDefinition<typeof open311Config> = {
  name: 'open311',
  config: open311Config,
  open: (config, tools) => {
    const { clientOf } = tools
    const owners = remoteOwners(
      clientOf,
      remoteCommands({ ownerOf: ownerOfCommand, clients: { intake: clientOf('intake') } }),
    )
    const { tenant, reading, address = null, contact = NO_CONTACT, postgres, secure } = config
    return orUnwound(async (opened) => {
      const clock = await openClock(config, tools)
      opened(clock.close)
      const tries = await openTries(postgres.url)
      opened(tries.close)
      const limits = limitsBy((name, allowed) => tries.of({ name: `open311-${name}`, ...allowed }))
      return {
        modules: [Open311Module.with({ owners, tenant, reading, address, contact, clock, limits })],
        beforeBodies: open311Bodies,
        unready: async () => ((await tries.answers()) ? [] : ['the database of the tries does not answer']),
        secure,
      }
    })
  },
}
