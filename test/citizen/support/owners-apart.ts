import { campaignCalls } from '@huiyin/campaign'
import { remoteOwners, type CitizenOwners } from '@huiyin/citizen'
import { remoteCommands } from '@huiyin/commands-http'
import { evaluationCalls } from '@huiyin/evaluation'
import { intakeCalls } from '@huiyin/intake'
import { answerCommand, COMMANDS_CALL } from '@huiyin/messaging'
import type { SignedCalls } from '@huiyin/nest-platform'
import { organisationCalls } from '@huiyin/organisation'
import { ownerOfCommand } from '@huiyin/contracts'
import { rectificationCalls } from '@huiyin/rectification'
import { answeringProcess, type AnsweringProcess } from '@huiyin/testing/answering-process'
import { ZONE, type World } from '../../acceptance/world.js'

/** What each context answers, over the log and the lists of a story. */
const callsOf = ({ store, lists, drain, kept, send }: World): Readonly<Record<string, SignedCalls>> => {
  const commands = { [COMMANDS_CALL]: { from: ['citizen', 'dashboard-api', 'open311'], run: answerCommand(send) } }
  const sources = { store, lists, settle: drain }
  const settingsOf = () => ({ zone: ZONE, calendar: 'cn@2026.1' })
  return {
    intake: { ...commands, ...intakeCalls({ ...kept, store, lists }) },
    rectification: rectificationCalls({ ...kept, ...sources }),
    evaluation: { ...commands, ...evaluationCalls(sources) },
    campaign: campaignCalls({ store, lists }),
    organisation: organisationCalls({
      ...{ store, lists, settingsOf },
      identity: { setPassword: async () => ({ ok: true }) },
    }),
  }
}

/** The contexts of a story as processes of their own, by name. Whoever starts them stops them. */
export const contextsApart = async (here: World): Promise<ReadonlyMap<string, AnsweringProcess>> => {
  const callers = ['citizen', 'open311', 'dashboard-api', 'accountability', 'vault']
  const started = Object.entries(callsOf(here)).map(
    async ([self, calls]) => [self, await answeringProcess({ self, callers, calls })] as const,
  )
  return new Map(await Promise.all(started))
}
export const stopAll = async (contexts: ReadonlyMap<string, AnsweringProcess>): Promise<void> => {
  for (const context of contexts.values()) await context.stop()
}

/** Whom the process of the citizens' pages asks. */
export const ownersApart = (contexts: ReadonlyMap<string, AnsweringProcess>): CitizenOwners => {
  const clientOf = (owner: string) => contexts.get(owner)!.peer('citizen').client
  const clients = { intake: clientOf('intake'), evaluation: clientOf('evaluation') }
  return remoteOwners(clientOf, remoteCommands({ ownerOf: ownerOfCommand, clients }))
}
