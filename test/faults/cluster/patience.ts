import type { CommandRequest } from '@huiyin/messaging'
import type { Operator } from '@huiyin/host/operator'
import { NOT_YET } from '../workload.js'
import type { Acknowledged } from './acknowledged.js'
import { sleep } from './place.js'

/** How long something is asked again and again before it counts as never answered. */
const PATIENCE_MILLIS = 240_000
const [AGAIN_MILLIS, NOT_YET_MILLIS] = [150, 30]

/** A command came to no good end, however often it was sent. */
export class NeverAcknowledged extends Error {
  override name = 'NeverAcknowledged'
}

/** What was asked depends on something that has not happened yet. */
export class NotYet extends Error {
  override name = 'NotYet'
}

/** A refusal for whoever sends again: of what comes by itself, or for good. */
export const refused = (says: string, refusal: string): NotYet | NeverAcknowledged =>
  NOT_YET.has(refusal) ? new NotYet(refusal) : new NeverAcknowledged(`${says} was refused: ${refusal}`)

/** How long somebody goes on asking, and how long he waits before he asks again. */
export interface Patience {
  readonly patienceMillis?: number
  readonly againMillis?: number
}

/** Asks the same until it is answered, whatever fails meanwhile. Throws `NeverAcknowledged`. */
export const untilAnswered = async <T>(
  says: string,
  ask: () => Promise<T>,
  { patienceMillis = PATIENCE_MILLIS, againMillis = AGAIN_MILLIS }: Patience = {},
): Promise<T> => {
  for (const end = Date.now() + patienceMillis; ;) {
    try {
      return await ask()
    } catch (error) {
      if (error instanceof NeverAcknowledged) throw error
      if (Date.now() > end) {
        throw new NeverAcknowledged(`${says} was not answered in ${patienceMillis / 1_000} s: ${String(error)}`)
      }
      await sleep(error instanceof NotYet ? NOT_YET_MILLIS : againMillis)
    }
  }
}

/** Sends a command until it is answered; what was sent before and not answered is sent again with its id. */
export const sendUntilAcknowledged = async (
  operator: Pick<Operator, 'send'>,
  request: CommandRequest,
  says: string,
): Promise<Acknowledged> => {
  const { position, events } = await untilAnswered(says, async () => {
    const answer = await operator.send(request)
    if (!answer.ok) throw refused(says, answer.refusal)
    return answer
  })
  const { commandId } = request
  const again = () => sendUntilAcknowledged(operator, request, says)
  return { commandId, says, position: position ?? 0, events, again }
}
