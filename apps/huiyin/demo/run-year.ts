import type { Day, Instant } from '@huiyin/kernel'
import { derivedCommandId, type Actor } from '@huiyin/event-sourcing'
import type { SendCommand } from '@huiyin/messaging'
import { bureauId, DEMO, PEOPLE, personIdOf, type DemoPerson } from './city.js'
import { consequencesOn, publishedOn, ratingOf, type Undecided } from './consequences.js'
import { inspectionsOn } from './inspections.js'
import { ledgerSteps } from './ledgers.js'
import { receiptsOf, type DemoReceipt } from './receipts.js'
import { desk, holderOf, work, type DemoEvidence, type DemoStep, type StepOf } from './steps.js'
import { at, demoMatters, workingDays, type DemoMatter } from './year.js'

/** What a demonstration year is run on. */
export interface DemoPorts {
  readonly send: SendCommand
  readonly settle: () => Promise<void>
  /** Uploads a file of evidence, and says where it lies and what its content is known by. */
  readonly keep: (evidence: DemoEvidence) => Promise<{ readonly file: string; readonly sha256: string }>
  /** Sets the installation's clock; it only moves forward. */
  readonly moveTo: (instant: Instant) => Promise<void>
  /** The measures nobody has decided yet. */
  readonly undecided: () => Promise<readonly Undecided[]>
}

/** Who somebody of these is in the log, by login. */
const actorsOf = (people: readonly DemoPerson[]): ReadonlyMap<string, Actor> =>
  new Map(
    people.map((person) => [
      person.login,
      { person: personIdOf(person), post: `post-${person.login}`, unit: person.unitId },
    ]),
  )

/** A step whose file lies in its place already. */
export interface UploadedStep extends DemoStep {
  /** What is sent: the input, with where the file of a claim lies. */
  readonly asks: object
}

/** Uploads the file of a claim, as whoever claims does before; of other steps nothing is to be uploaded. */
export const uploading =
  (keep: DemoPorts['keep']) =>
  async (step: DemoStep | UploadedStep): Promise<UploadedStep> => {
    if ('asks' in step) return step
    const { input, evidence } = step
    if (!evidence) return { ...step, asks: input }
    const { file, sha256 } = await keep(evidence)
    return { ...step, asks: { ...input, evidence: [{ file, sha256, name: evidence.name, madeOn: evidence.madeOn }] } }
  }

/** Sends one step as one of these people; a refusal here is a fault of the demonstration. */
export const sending = ({ send, keep }: Pick<DemoPorts, 'send' | 'keep'>, people: readonly DemoPerson[]) => {
  const actors = actorsOf(people)
  const upload = uploading(keep)
  return async (day: Day, step: DemoStep | UploadedStep): Promise<void> => {
    const { login, name } = step
    const commandId = derivedCommandId('demo', day, login, name, JSON.stringify(step.input))
    const { asks: input } = await upload(step)
    const about = { tenant: DEMO.tenant, actor: actors.get(login)!, occurred: null }
    const answer = await send({ name, input, commandId, ...about, correlation: commandId, causation: commandId })
    if (answer.ok) return
    throw new Error(`the demonstration could not ${name}: ${answer.refusal} ${JSON.stringify(answer.problems)}`)
  }
}

const REWORK_DAYS = 3
const ACCEPTANCE_DAYS = 1

/** On the last day the desk has not come to everything: beside what came that day, some matters wait to be assigned. */
const isLeft = ({ n }: DemoMatter): boolean => n % 2 === 1

/** What happens on a working day, by its number in the year. */
const dayOf = (matters: readonly DemoMatter[], index: number, days: readonly Day[]) => {
  const isLast = index === days.length - 1
  const receivedOn = (day: number) => matters.filter(({ received }) => received === day)
  const received = receivedOn(index)
  const registered = receivedOn(index - 1)
  const assigned = registered.filter((matter) => !(isLast && isLeft(matter)))
  const claimedOn = (day: number) => matters.filter(({ claimed }) => claimed === day)
  const reworkedOn = (day: number) => claimedOn(day - REWORK_DAYS).filter(({ returned }) => returned)
  const judged = claimedOn(index - ACCEPTANCE_DAYS)
  return {
    ...{ received, registered, assigned, published: publishedOn(days[index]!, days) },
    inspections: inspectionsOn(days[index]!, index, isLast),
    sealed: received.filter(({ channel }) => channel === 'network-report'),
    duplicates: registered.filter(({ duplicate }) => duplicate),
    transferred: assigned.filter(({ transferTo }) => transferTo !== null),
    replied: claimedOn(index),
    claimed: [...claimedOn(index), ...reworkedOn(index)],
    sentBack: judged.filter(({ returned }) => returned),
    accepted: [...judged.filter(({ returned }) => !returned), ...reworkedOn(index - ACCEPTANCE_DAYS)],
  }
}

/**
 * Lets the matters of a day happen in their order, many side by side, each step at its time of day. In the morning the
 * desk registers what came the working day before, and acceptance looks at what was claimed then: two moves of the clock
 * a day, for each move waits for all that follows from the one before.
 */
const runDay = async (day: Day, today: ReturnType<typeof dayOf>, ports: DemoPorts) => {
  const { settle, moveTo, undecided } = ports
  const sendStep = sending(ports, PEOPLE)
  const all = (matters: readonly DemoMatter[], step: StepOf) =>
    Promise.all(matters.map((matter) => sendStep(day, step(matter, day))))
  await moveTo(at(day, '09:10'))
  await Promise.all([all(today.registered, desk.register), all(today.sentBack, work.sendBack)])
  await Promise.all([
    ...[all(today.duplicates, desk.duplicate), all(today.assigned, desk.assign)],
    all(today.accepted, work.accept),
  ])
  for (const step of today.published) await sendStep(day, step)
  if (today.transferred.length > 0) {
    await settle()
    await all(today.transferred, desk.transfer)
  }
  await moveTo(at(day, '16:00'))
  await Promise.all([
    ...[all(today.received, desk.receive), all(today.claimed, work.claim)],
    all(today.replied, desk.reply),
  ])
  const entered = [...today.assigned.map(ledgerSteps), today.inspections]
  await Promise.all(
    entered.map(async (steps) => {
      for (const step of steps) await sendStep(day, step)
    }),
  )
  const ratings = today.replied.flatMap((matter) => ratingOf(matter, bureauId(holderOf(matter))))
  const steps = [...ratings, ...consequencesOn(day, await undecided())]
  await Promise.all([all(today.sealed, desk.summarise), ...steps.map((step) => sendStep(day, step))])
}

/** Runs the year up to a day, with a fixed seed, and says what happened; `onDay` tells how far it is. */
export const runYear = async (
  ports: DemoPorts,
  span: { readonly from: Day; readonly to: Day; readonly seed: number },
  onDay: (done: number, of: number) => void = () => undefined,
): Promise<{ readonly items: number; readonly receipts: readonly DemoReceipt[] }> => {
  const days = workingDays(span.from, span.to)
  const matters = demoMatters(days.length, span.seed)
  for (const [index, day] of days.entries()) {
    await runDay(day, dayOf(matters, index, days), ports)
    onDay(index + 1, days.length)
  }
  return { items: matters.length, receipts: receiptsOf(matters, days.length - 1) }
}
