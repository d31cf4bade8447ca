import { accept, reject } from '@huiyin/kernel'
import { planCommands } from '@huiyin/contracts/rectification'
import { notOpen, type Decided, type EntryState, type Of } from '../state.js'
import type { EntryCommand } from '../command.js'
import { acceptMilestone, chooseHandlingMode } from './handling-mode.js'
import { askJointUnit, recordPart } from './joint.js'
import { enterInLedger, enterWorkRecord, nameSponsor, publishAnswer } from './records.js'

/** What is asked of an entry's plan. */
export type PlanCommand = Extract<EntryCommand, { type: keyof typeof planCommands }>

export const isPlanCommand = (command: EntryCommand): command is PlanCommand =>
  Object.hasOwn(planCommands, command.type)

/** What fixes the symptom, what removes the cause (S0-23, S2-08), and the root cause where it is known (S1-30). */
const planRemedies = ({ type: _, ...remedies }: Of<'PlanRemedies'>, state: EntryState): Decided => {
  const refusal = notOpen(state)
  if (refusal) return reject(refusal)
  const held = state.plan.remedies
  const isSame = held?.fix === remedies.fix && held.establish === remedies.establish
  if (isSame && held.rootCause === remedies.rootCause) return accept()
  return accept({ type: 'RemediesPlanned', data: remedies })
}

/** How an entry is to be handled, and what is kept of that. */
export const decidePlan = (command: PlanCommand, state: EntryState): Decided => {
  switch (command.type) {
    case 'PlanRemedies':
      return planRemedies(command, state)
    case 'ChooseHandlingMode':
      return chooseHandlingMode(command, state)
    case 'AcceptMilestone':
      return acceptMilestone(command, state)
    case 'AskJointUnit':
      return askJointUnit(command, state)
    case 'RecordPart':
      return recordPart(command, state)
    case 'PublishAnswer':
      return publishAnswer(command, state)
    case 'EnterWorkRecord':
      return enterWorkRecord(command, state)
    case 'NameSponsor':
      return nameSponsor(command, state)
    case 'EnterInLedger':
      return enterInLedger(command, state)
  }
}
