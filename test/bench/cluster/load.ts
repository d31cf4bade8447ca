import { randomUUID } from 'node:crypto'
import { DEMO } from '@huiyin/host/city'
import { SYSTEM } from '@huiyin/messaging'
import type { Target } from './targets.js'

/** Milliseconds from sending: until it was acknowledged, and from there until a list and a figure show it. */
export interface Taken {
  readonly acknowledged: readonly number[]
  readonly listed: readonly number[]
  readonly counted: readonly number[]
  readonly perSecond: number
}

interface Waiting {
  readonly position: number
  readonly since: number
  readonly to: number[]
}

/** Each look is three questions to the database that is measured, so what is seen is seen up to so much later. */
const LOOK_MILLIS = 25
const sleep = (millis: number) => new Promise<void>((resolve) => setTimeout(resolve, millis))

/** Looks again and again how far lists and figures are, and notes for everything that waits when it was passed. */
const watching = ({ reached }: Target) => {
  let waiting: { readonly lists: Waiting[]; readonly figures: Waiting[] } = { lists: [], figures: [] }
  let isOver = false
  const passed = (all: readonly Waiting[], position: number): Waiting[] => {
    const now = performance.now()
    for (const one of all) if (one.position <= position) one.to.push(now - one.since)
    return all.filter((one) => one.position > position)
  }
  const run = async () => {
    while (!isOver || waiting.lists.length + waiting.figures.length > 0) {
      const at = await reached()
      waiting = { lists: passed(waiting.lists, at.lists), figures: passed(waiting.figures, at.figures) }
      await sleep(LOOK_MILLIS)
    }
  }
  const running = run()
  return {
    waitFor: (position: number, listed: number[], counted: number[]) => {
      const since = performance.now()
      waiting.lists.push({ position, since, to: listed })
      waiting.figures.push({ position, since, to: counted })
    },
    end: async () => {
      isOver = true
      await running
    },
  }
}

/** A report comes in, by letter, from nobody in particular. */
const sendReport = async ({ send }: Target): Promise<number> => {
  const commandId = randomUUID()
  const unknown = { category: null, place: null, outsideNumber: null, personal: null }
  const report = { itemId: randomUUID(), reportId: randomUUID(), channel: 'letter', reporter: 'anonymous' }
  const input = { ...report, ...unknown, summary: '窗口无人值守' }
  const about = { tenant: DEMO.tenant, actor: SYSTEM, occurred: null, correlation: commandId, causation: commandId }
  const answer = await send({ name: 'ReceiveReport', input, commandId, ...about })
  if (!answer.ok || answer.position === null) throw new Error(`a report was not taken: ${JSON.stringify(answer)}`)
  return answer.position
}

interface Measures {
  readonly acknowledged: number[]
  readonly listed: number[]
  readonly counted: number[]
}

const measureOne = async (
  target: Target,
  { acknowledged, listed, counted }: Measures,
  watch: ReturnType<typeof watching>,
) => {
  const since = performance.now()
  const position = await sendReport(target)
  acknowledged.push(performance.now() - since)
  watch.waitFor(position, listed, counted)
}

/** So many clients, each sending its next report when the last was acknowledged, for so many seconds. */
export const byClients = async (target: Target, clients: number, seconds: number): Promise<Taken> => {
  const measures: Measures = { acknowledged: [], listed: [], counted: [] }
  const watch = watching(target)
  const began = performance.now()
  const end = began + seconds * 1_000
  const client = async () => {
    while (performance.now() < end) await measureOne(target, measures, watch)
  }
  await Promise.all(Array.from({ length: clients }, client))
  const perSecond = measures.acknowledged.length / ((performance.now() - began) / 1_000)
  await watch.end()
  return { ...measures, perSecond }
}

/** So many reports a second, whether or not the ones before were acknowledged, for so many seconds. */
export const atRate = async (target: Target, rate: number, seconds: number): Promise<Taken> => {
  const measures: Measures = { acknowledged: [], listed: [], counted: [] }
  const watch = watching(target)
  const began = performance.now()
  const sent: Promise<void>[] = []
  for (let n = 0; n < rate * seconds; n += 1) {
    const due = began + (n * 1_000) / rate
    if (performance.now() < due) await sleep(due - performance.now())
    sent.push(measureOne(target, measures, watch))
  }
  await Promise.all(sent)
  const perSecond = sent.length / ((performance.now() - began) / 1_000)
  await watch.end()
  return { ...measures, perSecond }
}
