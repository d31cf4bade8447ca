import { accept, reject } from '@huiyin/kernel'
import { notOpen, type Decided, type EntryState, type Of } from './state.js'

/**
 * S0-60: a newer file takes the place of one of the claim, for a reason, until it is accepted. The earlier one stays readable in the
 * history; whoever accepts judges by what stands now.
 */
export const replaceEvidence = (command: Of<'ReplaceEvidence'>, state: EntryState): Decided => {
  const { sha256: replaced, evidence, reason, by } = command
  const refusal = notOpen(state)
  if (refusal) return reject(refusal)
  if (!state.claim || !state.opening) return reject('NothingClaimed')
  if (!evidence) return reject('FileUnknown')
  const { evidence: held } = state.claim
  if (!held.some((one) => one.sha256 === replaced)) return reject('EvidenceUnknown')
  if (evidence.sha256 === replaced) return accept()
  if (held.some(({ sha256 }) => sha256 === evidence.sha256)) return reject('EvidenceThereAlready')
  const { itemId, unitId } = state.opening
  return accept({ type: 'EvidenceReplaced', data: { itemId, unitId, replaced, evidence, reason, replacedBy: by } })
}
