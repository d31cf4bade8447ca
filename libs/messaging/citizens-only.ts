import { CITIZEN, commandsByContext } from '@huiyin/contracts'
import type { CommandAnswer, CommandRequest, SendCommand } from './command-gate.js'

const isCitizens = (name: string): boolean =>
  Object.values(commandsByContext).some(
    (commands) => Object.hasOwn(commands, name) && commands[name]?.roles.includes('citizen'),
  )

/** As whom nobody has signed in: no person of the organisation, with no units and nobody above, about this very moment. */
const isFromCitizen = ({ actor, occurred, within, atOrAbove }: CommandRequest): boolean =>
  actor.person === CITIZEN.person && actor.post === null && actor.unit === null && !occurred && !within && !atOrAbove

const NOT_THEIRS: CommandAnswer = { ok: false, refusal: 'RoleMissing', problems: [] }

/**
 * What the process of the citizens' pages may send: the commands that citizens have, as a citizen. It serves whoever comes,
 * so an error in it must not reach further.
 */
export const citizensOnly =
  (send: SendCommand): SendCommand =>
  async (request) =>
    isCitizens(request.name) && isFromCitizen(request) ? send(request) : NOT_THEIRS

/** What the process of Open311 may send: reports alone, as a citizen. What programs may do beside is to read. */
export const reportsOnly = (send: SendCommand): SendCommand =>
  citizensOnly(async (request) => (request.name === 'ReceiveReport' ? send(request) : NOT_THEIRS))
