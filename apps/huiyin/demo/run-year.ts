import type { Day, Instant } from '@huiyin/kernel'
import { derivedCommandId, type Actor } from '@huiyin/event-sourcing'
import type { SendCommand } from '@huiyin/messaging'
import { DEMO, PEOPLE, personIdOf } from './city.js'
import { desk, work, type DemoStep, type StepOf } from './steps.js'
import { at, demoMatters, workingDays, type DemoMatter } from './year.js'

/** What a demonstration year is run on. */
export interface DemoPorts {
  readonly send: SendCommand
  readonly settle: () => Promise<void>
  /** Sets the installation's clock; it only moves forward. */
  readonly moveTo: (instant: Instant) => Promise<void>
}

const actorOf = (login: string): Actor => {
  const person = PEOPLE.find((one) => one.login === login)!
  return { person: personIdOf(person), post: `post-${login}`, unit: person.unitId }
}

/** Sends one step; a refusal here is a fault of the demonstration. */
const sending =
  (send: SendCommand) =>
  async (day: Day, { login, name, input }: DemoStep) => {
    const commandId = derivedCommandId('demo', day, login, name, JSON.stringify(input))
    const about = { tenant: DEMO.tenant, actor: actorOf(login), occurred: null }
    const answer = await send({ name, input, commandId, ...about, correlation: commandId, causation: commandId })
    if (answer.ok) return
    throw new Error(`the demonstration could not ${name}: ${answer.refusal} ${JSON.stringify(answer.problems)}`)
  }

const REWORK_DAYS = 3

/** What happens on a working day, by its number in the year. */
const dayOf = (matters: readonly DemoMatter[], index: number) => {
  const received = matters.filter((matter) => matter.received === index)
  const claimed = matters.filter((matter) => matter.claimed === index)
  return {
    received,
    duplicates: received.filter(({ duplicate }) => duplicate),
    transferred: received.filter(({ transferTo }) => transferTo !== null),
    claimed,
    sentBack: claimed.filter(({ returned }) => returned),
    reworked: matters.filter((matter) => matter.returned && matter.claimed === index - REWORK_DAYS),
  }
}

/** Lets the matters of a day happen in their order, many side by side, each step at its time of day. */
const runDay = async (day: Day, today: ReturnType<typeof dayOf>, { send, settle, moveTo }: DemoPorts) => {
  const sendStep = sending(send)
  const all = (matters: readonly DemoMatter[], step: StepOf) =>
    Promise.all(matters.map((matter) => sendStep(day, step(matter, day))))
  const { received, duplicates, transferred, claimed, sentBack, reworked } = today
  await moveTo(at(day, '09:10'))
  await all(received, desk.receive)
  await moveTo(at(day, '10:05'))
  await all(received, desk.register)
  await all(duplicates, desk.duplicate)
  await moveTo(at(day, '14:20'))
  await all(received, desk.assign)
  await settle()
  if (transferred.length > 0) {
    await all(transferred, desk.transfer)
    await settle()
  }
  await moveTo(at(day, '16:00'))
  await all([...claimed, ...reworked], work.claim)
  await all(claimed, desk.reply)
  await moveTo(at(day, '17:10'))
  await all(sentBack, work.sendBack)
  await all([...claimed.filter(({ returned }) => !returned), ...reworked], work.accept)
}

/** Runs the year up to a day, with a fixed seed; `onDay` tells how far it is. */
export const runYear = async (
  ports: DemoPorts,
  span: { readonly from: Day; readonly to: Day; readonly seed: number },
  onDay: (done: number, of: number) => void = () => undefined,
): Promise<number> => {
  const days = workingDays(span.from, span.to)
  const matters = demoMatters(days.length, span.seed)
  for (const [index, day] of days.entries()) {
    await runDay(day, dayOf(matters, index), ports)
    onDay(index + 1, days.length)
  }
  return matters.length
}
