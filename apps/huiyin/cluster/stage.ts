import { organisationCalls } from '@huiyin/contracts/organisation'
import { rectificationCalls } from '@huiyin/contracts/rectification'
import { askOwner } from '@huiyin/nest-platform'
import { undecidedIn, type DemoStage } from '../demo/play.js'
import type { Operator } from './operator.js'

/** The stage of a demonstration over processes: each part is asked of the process that owns it. */
export const stageOver = (operator: Operator): DemoStage => {
  const { send, settle, moveTo, clock, settings, lists, clientOf } = operator
  const setPassword = askOwner(organisationCalls.setPassword, clientOf)
  const keepEvidence = askOwner(rectificationCalls.keepEvidence, clientOf)
  return {
    ...{ send, settle, moveTo, now: clock.now, addTenant: settings.add },
    undecided: () => undecidedIn(lists.query),
    release: () => clock.set(null),
    setPassword: (login, password) => setPassword({ login, password }),
    keep: async ({ entryId, bytes }) => {
      const answer = await keepEvidence({ entryId, base64: Buffer.from(bytes).toString('base64') })
      if (!answer.ok) throw new Error(`the demonstration could not keep its evidence: ${answer.refusal}`)
      return answer.evidence
    },
  }
}
