import { readFileSync, writeSync } from 'node:fs'
import type { CommandRequest } from '@huiyin/messaging'
import { keepEvidence } from '@huiyin/rectification'
import { openInstallation, type Installation } from '@huiyin/host/installation'
import { checkAcknowledged, checkReactions, checkSentAgain, checkSound, tally, wholeLog, type Tally } from './checks.js'
import type { Found, Line, Plan } from './protocol.js'
import { compareFacts, compareLists } from './rebuilds.js'
import { adaptersFor } from './watched.js'
import { CITY, evidenceOf, NOT_YET, requestOf, setUpRequests, stepsOf, type Step } from './workload.js'

// The process that is killed: opens the installation, checks what the parent knows, and sends commands until the end.

const LINES = 3
const IN_FLIGHT = 32
const RETRY_MILLIS = 3

const isBad = ({ lost, doubled }: Found): boolean => lost + doubled > 0

/** Written before anything else happens: the pipe outlives the process. */
const say = (line: Line): void => {
  writeSync(LINES, `${JSON.stringify(line)}\n`)
}
const rest = () => new Promise<void>((resolve) => setTimeout(resolve, RETRY_MILLIS))

/** Sends a command until what it waits for has happened. */
const sendUntilDone = async ({ send }: Installation, request: CommandRequest) => {
  for (;;) {
    const answer = await send(request)
    if (answer.ok) return answer
    if (!NOT_YET.has(answer.refusal)) {
      throw new Error(`${request.name} ${JSON.stringify(request.input)} was refused: ${answer.refusal}`)
    }
    await rest()
  }
}

/** The command of a step as it is sent the first time: a claim's file is uploaded before. */
const readyToSend = async (
  { files, guard, personalData: { vault } }: Installation,
  request: CommandRequest,
  item: number,
): Promise<CommandRequest> => {
  if (request.name !== 'ClaimDone') return request
  const input = request.input as { readonly entryId: string; readonly evidence: readonly object[] }
  const sent = { bytes: evidenceOf(item), declared: 'image/png' }
  const kept = await keepEvidence({ files, guard, vault }, input.entryId, sent)
  if (!kept.ok) throw new Error(`the evidence of item ${item} was refused: ${kept.refusal}`)
  const { file } = kept.evidence
  return { ...request, input: { ...input, evidence: input.evidence.map((one) => ({ ...one, file })) } }
}

/** Sends the command of a step and tells what came of it. */
const sendStep = async (installation: Installation, seed: number, item: number, step: Step): Promise<void> => {
  say({ say: 'sent', item, step })
  const request = await readyToSend(installation, requestOf(seed, item, step), item)
  const { position, events } = await sendUntilDone(installation, request)
  say({ say: 'acknowledged', item, step, position: position!, events })
}

/** Goes on with what was begun, then begins new items, so many side by side, until killed. */
const load = async (installation: Installation, { seed, unfinished, next }: Plan): Promise<void> => {
  const waiting = [...unfinished]
  let fresh = next
  const takeNext = () => {
    const begun = waiting.shift()
    if (begun) return begun
    fresh += 1
    return { item: fresh - 1, done: 0 }
  }
  const worker = async () => {
    for (;;) {
      const { item, done } = takeNext()
      for (const step of stepsOf(seed, item).slice(done)) await sendStep(installation, seed, item, step)
    }
  }
  await Promise.all(Array.from({ length: IN_FLIGHT }, worker))
}

/** A city with a few units; the same commands each time, so that a kill on the way does no harm. */
const setUp = async (installation: Installation): Promise<void> => {
  installation.settings.add(CITY.tenant, { zone: CITY.zone, calendar: CITY.calendar })
  for (const request of setUpRequests()) await sendUntilDone(installation, request)
}

type Client = ReturnType<ReturnType<typeof adaptersFor>['client']>

/** What is not to be sent again to a log that has lost something: nothing that follows would mean anything. */
const checkFirst = async (installation: Installation, { seed, acknowledged, inFlight }: Plan, found: Tally) => {
  checkAcknowledged(await wholeLog(installation.store), acknowledged, seed, found)
  if (isBad(found.found())) return
  await checkSentAgain(installation.send, acknowledged, seed, found)
  await Promise.all(inFlight.map(({ item, step }) => sendStep(installation, seed, item, step)))
  await installation.settle()
}

/** Checks everything and says what was found; true when all is well. */
const check = async (installation: Installation, plan: Plan, client: () => Client): Promise<boolean> => {
  await installation.settle()
  const recoverySeconds = performance.now() / 1_000
  const found = tally()
  await checkFirst(installation, plan, found)
  const log = await wholeLog(installation.store)
  if (!isBad(found.found())) checkReactions(log, found)
  await checkSound(installation, found)
  if (plan.rebuild) {
    await compareLists(installation, found)
    await compareFacts(installation, client(), found)
  }
  say({ say: 'checked', recoverySeconds, events: log.length, ...found.found() })
  return !isBad(found.found())
}

const run = async (plan: Plan): Promise<void> => {
  const { adapters, client } = adaptersFor(plan.defect, (point) => say({ say: 'at', point }))
  const onFault = (where: string, error: unknown) => say({ say: 'fault', says: `${where}: ${String(error)}` })
  const installation = await openInstallation({ folder: plan.folder, bus: plan.bus, adapters, onFault })
  await setUp(installation)
  const isSound = await check(installation, plan, client)
  if (plan.load && isSound) {
    say({ say: 'loading' })
    await load(installation, plan)
  }
  await installation.close()
}

try {
  await run(JSON.parse(readFileSync(process.argv[2]!, 'utf8')) as Plan)
} catch (error) {
  say({ say: 'fault', says: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  process.exitCode = 1
  setTimeout(() => process.exit(1), 100).unref()
}
