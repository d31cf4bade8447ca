import { rectificationCalls } from '@huiyin/contracts/rectification'
import type { Operator } from '@huiyin/host/operator'
import type { CommandRequest } from '@huiyin/messaging'
import { askOwner } from '@huiyin/nest-platform'
import { evidenceOf, requestOf, stepsOf, type Step } from '../workload.js'
import type { Life } from './load.js'
import { NeverAcknowledged, sendUntilAcknowledged, untilAnswered } from './patience.js'

/** The command of a claim with its file uploaded: whoever answers uploads is away as often as everybody else. */
const withEvidence = async (operator: Operator, request: CommandRequest, item: number): Promise<CommandRequest> => {
  const input = request.input as { readonly entryId: string; readonly evidence: readonly object[] }
  const base64 = Buffer.from(evidenceOf(item)).toString('base64')
  const keep = askOwner(rectificationCalls.keepEvidence, operator.clientOf)
  const evidence = await untilAnswered(`the evidence of item ${item}`, async () => {
    const answer = await keep({ entryId: input.entryId, base64 })
    if (!answer.ok) throw new NeverAcknowledged(`evidence was refused: ${answer.refusal}`)
    return answer.evidence
  })
  return { ...request, input: { ...input, evidence: input.evidence.map((one) => ({ ...one, ...evidence })) } }
}

/** The whole life of an item, each command sent by the operator to the context that owns it. */
export const operatorLife =
  (operator: Operator, seed: number): Life =>
  (item) => {
    const act = (step: Step) => async () => {
      const bare = requestOf(seed, item, step)
      const request = step === 'claim' ? await withEvidence(operator, bare, item) : bare
      return sendUntilAcknowledged(operator, request, `${step} of item ${item}`)
    }
    return stepsOf(seed, item).map(act)
  }
