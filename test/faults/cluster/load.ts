import type { CommandRequest } from '@huiyin/messaging'
import { rectificationCalls } from '@huiyin/contracts/rectification'
import { askOwner } from '@huiyin/nest-platform'
import type { Operator } from '@huiyin/host/operator'
import { CITY, evidenceOf, NOT_YET, requestOf, setUpRequests, stepsOf, type Step } from '../workload.js'
import type { Acknowledged } from './acknowledged.js'
import { sleep } from './place.js'

/** How long a command is sent again and again before it counts as never answered. */
const PATIENCE_MILLIS = 240_000
const [AGAIN_MILLIS, NOT_YET_MILLIS] = [150, 30]

/** Sends a command until it is answered; what was sent before and not answered is sent again with its id. */
export const sendUntilAcknowledged = async (
  { send }: Pick<Operator, 'send'>,
  request: CommandRequest,
  says: string,
): Promise<Acknowledged> => {
  let last: unknown = null
  for (const end = Date.now() + PATIENCE_MILLIS; Date.now() < end;) {
    try {
      const answer = await send(request)
      if (answer.ok) {
        const { commandId } = request
        return { commandId, says, position: answer.position ?? 0, events: answer.events, request }
      }
      if (!NOT_YET.has(answer.refusal)) throw new NeverAcknowledged(`${says} was refused: ${answer.refusal}`)
      last = answer.refusal
      await sleep(NOT_YET_MILLIS)
    } catch (error) {
      if (error instanceof NeverAcknowledged) throw error
      last = error
      await sleep(AGAIN_MILLIS)
    }
  }
  throw new NeverAcknowledged(`${says} was not acknowledged in ${PATIENCE_MILLIS / 1_000} s: ${String(last)}`)
}

/** A command came to no good end, however often it was sent. */
export class NeverAcknowledged extends Error {
  override name = 'NeverAcknowledged'
}

/** The command of a claim with its file uploaded: whoever answers uploads is away as often as everybody else. */
const withEvidence = async (operator: Operator, request: CommandRequest, item: number): Promise<CommandRequest> => {
  const input = request.input as { readonly entryId: string; readonly evidence: readonly object[] }
  const base64 = Buffer.from(evidenceOf(item)).toString('base64')
  const keep = askOwner(rectificationCalls.keepEvidence, operator.clientOf)
  for (const end = Date.now() + PATIENCE_MILLIS; ;) {
    try {
      const answer = await keep({ entryId: input.entryId, base64 })
      if (!answer.ok) throw new NeverAcknowledged(`evidence was refused: ${answer.refusal}`)
      const { evidence } = answer
      return { ...request, input: { ...input, evidence: input.evidence.map((one) => ({ ...one, ...evidence })) } }
    } catch (error) {
      if (Date.now() > end) throw error
      await sleep(AGAIN_MILLIS)
    }
  }
}

/** The made-up city, with the same commands each time. */
export const setUpCity = async (operator: Operator): Promise<readonly Acknowledged[]> => {
  operator.settings.add(CITY.tenant, { zone: CITY.zone, calendar: CITY.calendar })
  const done: Acknowledged[] = []
  for (const request of setUpRequests()) done.push(await sendUntilAcknowledged(operator, request, request.name))
  return done
}

/** A door that those who work pass before each command, and that can be shut. */
const door = () => {
  let open: Promise<void> = Promise.resolve()
  let unlock: (() => void) | null = null
  return {
    pass: () => open,
    shut: () => {
      if (unlock) return // who waits already waits for this door
      open = new Promise((resolve) => {
        unlock = resolve
      })
    },
    open: () => {
      unlock?.()
      unlock = null
    },
  }
}

/**
 * Several clients, each of whom takes an item through its life and begins the next. It can be stilled: what was sent is
 * acknowledged then, and nothing new is sent.
 */
export const loadOver = (
  operator: Operator,
  { seed, clients }: { readonly seed: number; readonly clients: number },
) => {
  const acknowledged: Acknowledged[] = []
  const failed: string[] = []
  const gate = door()
  const sending = new Set<Promise<unknown>>()
  let next = 1
  let isOver = false
  gate.shut()
  const one = async (item: number, step: Step): Promise<void> => {
    const bare = requestOf(seed, item, step)
    const request = step === 'claim' ? await withEvidence(operator, bare, item) : bare
    acknowledged.push(await sendUntilAcknowledged(operator, request, `${step} of item ${item}`))
  }
  const client = async (): Promise<void> => {
    while (!isOver) {
      const item = next
      next += 1
      for (const step of stepsOf(seed, item)) {
        await gate.pass()
        if (isOver) return
        const sent = one(item, step)
        sending.add(sent)
        await sent.finally(() => sending.delete(sent))
      }
    }
  }
  const told = (error: unknown) => void failed.push(String(error))
  const all = Array.from({ length: clients }, () => client().catch(told))
  return {
    acknowledged,
    failed,
    go: gate.open,
    /** The log ends here now: what was acknowledged after it is sent again, in its order, while nobody else sends. */
    again: async (end: number) => {
      const lost = acknowledged.filter(({ position }) => position > end)
      acknowledged.splice(0, acknowledged.length, ...acknowledged.filter(({ position }) => position <= end))
      for (const { request, says } of lost.toSorted((one, other) => one.position - other.position)) {
        acknowledged.push(await sendUntilAcknowledged(operator, request!, says))
      }
    },
    /** Resolves when everything that was sent is acknowledged, or will never be. */
    still: async () => {
      gate.shut()
      while (sending.size > 0) await Promise.allSettled(sending)
    },
    end: async () => {
      isOver = true
      gate.open()
      await Promise.all(all)
    },
  }
}

/** Clients at work. */
export type Load = ReturnType<typeof loadOver>
