import { commandOf, typeOf, verifyLog, type EventStore, type StoredEvent } from '@huiyin/event-sourcing'
import type { SendCommand } from '@huiyin/messaging'
import type { Installation } from '@huiyin/host/installation'
import { trustedSealsIn } from '@huiyin/process-host'
import type { Acknowledged, Found } from './protocol.js'
import { requestOf } from './workload.js'

const SIDE_BY_SIDE = 32
const MOST_TOLD = 5

/** Counts what a check finds. */
export const tally = () => {
  const found = { lost: 0, doubled: 0, problems: [] as string[] }
  const add = (kind: 'lost' | 'doubled', says: string, count = 1) => {
    found[kind] += count
    if (found.problems.length < MOST_TOLD) found.problems.push(`${kind}: ${says}`)
  }
  return {
    lost: (says: string, count?: number) => add('lost', says, count),
    doubled: (says: string, count?: number) => add('doubled', says, count),
    found: (): Found => found,
  }
}
export type Tally = ReturnType<typeof tally>

/** The whole log, in order. */
export const wholeLog = async (store: EventStore): Promise<StoredEvent[]> => {
  const facts: StoredEvent[] = []
  for (;;) {
    const batch = await store.readLog(facts.at(-1)?.position ?? null, 4_096)
    if (batch.length === 0) return facts
    facts.push(...batch)
  }
}

/** Every acknowledged command has its facts in the log, once, where it was told they are. */
export const checkAcknowledged = (
  log: readonly StoredEvent[],
  acknowledged: readonly Acknowledged[],
  seed: number,
  tally: Tally,
): void => {
  const written = new Map<string, { types: string[]; position: number }>()
  for (const { header, position } of log) {
    const { id } = commandOf(header)
    const { types } = written.get(id) ?? { types: [] }
    written.set(id, { types: [...types, typeOf(header).type], position })
  }
  for (const { item, step, position, events } of acknowledged) {
    const there = written.get(requestOf(seed, item, step).commandId)
    const says = `${step} of item ${item}, acknowledged at ${position} with ${events.join(', ')}`
    if (!there) tally.lost(`${says}, is not in the log`)
    else if (there.types.length > events.length) tally.doubled(`${says}, is in the log as ${there.types.join(', ')}`)
    else if (there.types.join() !== events.join() || there.position !== position) {
      tally.lost(`${says}, is in the log as ${there.types.join(', ')} at ${there.position}`)
    }
  }
}

/** Every acknowledged command, sent again, is answered with its first result. */
export const checkSentAgain = async (
  send: SendCommand,
  acknowledged: readonly Acknowledged[],
  seed: number,
  tally: Tally,
): Promise<void> => {
  const queue = [...acknowledged]
  const worker = async () => {
    for (let one = queue.pop(); one; one = queue.pop()) {
      const { item, step, position, events } = one
      const answer = await send(requestOf(seed, item, step))
      const isFirst =
        answer.ok && answer.again && answer.position === position && answer.events.join() === events.join()
      if (!isFirst) tally.doubled(`${step} of item ${item}, sent again, was answered ${JSON.stringify(answer)}`)
    }
  }
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, worker))
}

/** What a published fact of an item asks of which entry. */
const effectsOf = (type: string, itemId: string, data: Readonly<Record<string, string>>): readonly string[] => {
  const entry = (unit: string | undefined) => `rectification-entry-${itemId}:${unit}`
  if (type === 'ItemAssigned') return [`EntryOpened ${entry(data['unitId'])}`]
  if (type === 'ItemAnswered') return [`AnswersRecorded ${entry(data['unitId'])}`]
  if (type === 'ReplyOwed') return [`ReplyOwedRecorded ${entry(data['unitId'])}`]
  if (type !== 'ItemTransferred') return []
  return [`EntryHandedOver ${entry(data['fromUnitId'])}`, `EntryOpened ${entry(data['unitId'])}`]
}

const EFFECTS = new Set(['EntryOpened', 'EntryHandedOver', 'AnswersRecorded', 'ReplyOwedRecorded'])
const ITEM = 'intake-item-'

/** Every effect of a reaction happened as often as its cause: once. */
export const checkReactions = (log: readonly StoredEvent[], tally: Tally): void => {
  const balance = new Map<string, number>()
  const count = (what: string, by: number) => balance.set(what, (balance.get(what) ?? 0) + by)
  for (const { stream, header, body } of log) {
    const { type } = typeOf(header)
    if (EFFECTS.has(type)) count(`${type} ${stream}`, 1)
    if (!stream.startsWith(ITEM)) continue
    const data = JSON.parse(body) as Readonly<Record<string, string>>
    for (const effect of effectsOf(type, stream.slice(ITEM.length), data)) count(effect, -1)
  }
  for (const [what, over] of balance) {
    if (over > 0) tally.doubled(`${what} happened ${over} times more than its cause`, over)
    if (over < 0) tally.lost(`${what} never happened`, -over)
  }
}

/** The log is what it was when it was sealed, and nothing ended in the dead letters. */
export const checkSound = async ({ store, folder, bus }: Installation, tally: Tally): Promise<void> => {
  const { findings } = await verifyLog({ store, trustedSeals: trustedSealsIn(folder.seals), gapless: true })
  for (const { position, kind, says } of findings) tally.lost(`the log at ${position}: ${kind}, ${says}`)
  for (const { consumer, position, reason } of bus.deadLetters()) {
    tally.lost(`the event at ${position} ended in the dead letters of ${consumer}: ${reason}`)
  }
}
