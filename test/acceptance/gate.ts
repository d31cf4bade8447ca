import { commandsByContext, ownerOfCommand, type Role } from '@huiyin/contracts'
import type { Occurred } from '@huiyin/event-sourcing'
import type { CommandAnswer, SendCommand } from '@huiyin/messaging'
import { HandleCommand, HandleCommandHandler, type Viewer } from '@huiyin/nest-platform'
import { TENANT } from './world.js'

/** The units of whoever comes through the gate unless a story says otherwise: K11 belongs to K1, and K2 is foreign. */
export const OWN_UNITS = ['K1', 'K11']

/** Somebody with these roles who is signed in, appointed to the first of these units. */
export const viewerWith = (
  roles: readonly Role[],
  { person = `person-${roles.join('-')}`, unitIds = OWN_UNITS, tenant = TENANT, above = [] }: Partial<AppointedTo> = {},
): Viewer => ({
  ...{ login: person, personId: person, name: person, tenant, roles, postId: null, unitIds },
  atOrAbove: [person, ...above],
  unitId: unitIds[0] ?? null,
})
interface AppointedTo {
  readonly person: string
  readonly unitIds: readonly string[]
  readonly tenant: string
  /** Who stands above. */
  readonly above: readonly string[]
}

/** A command as somebody sends it who is signed in. */
export interface Sending {
  readonly context: string
  readonly name: string
  readonly input: unknown
  readonly commandId?: string
  readonly occurred?: Occurred
}

/** The one path of every command that people send: roles, then units, then the decider. */
export const gateOver = (send: SendCommand) => {
  const handler = new HandleCommandHandler({ definitions: commandsByContext, send })
  return (viewer: Viewer, { commandId, occurred, ...sending }: Sending): Promise<CommandAnswer> =>
    handler.execute(new HandleCommand({ ...sending, commandId: commandId ?? null, occurred: occurred ?? null }, viewer))
}

/** The context a command belongs to. */
export const contextOf = (name: string): string => {
  const owner = ownerOfCommand(name)
  if (owner === undefined) throw new Error(`there is no command ${name}`)
  return owner
}
