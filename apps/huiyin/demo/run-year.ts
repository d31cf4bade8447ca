import type { Day, Instant } from '@huiyin/kernel'
import { derivedCommandId, sha256, type Actor } from '@huiyin/event-sourcing'
import type { SendCommand } from '@huiyin/messaging'
import { entryIdOf } from '@huiyin/rectification'
import { BUREAUS, DEMO, PEOPLE, personIdOf } from './city.js'
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

const itemId = ({ n }: DemoMatter) => `demo-${n}`
const reportId = ({ n }: DemoMatter) => `demo-report-${n}`
const holderOf = ({ bureau, transferTo }: DemoMatter) => transferTo ?? bureau
const entryId = (matter: DemoMatter) => entryIdOf(itemId(matter), BUREAUS[holderOf(matter)]!)

const personal = ({ n, summary }: DemoMatter) => ({
  name: `示范反映人${n}`,
  contact: `1990000${String(n).padStart(4, '0')}`,
  address: null,
  text: `（示范来件）${summary}。`,
})

/** A made-up file: its hash is that of its name. */
const evidenceOf = (matter: DemoMatter, day: Day) => {
  const name = `示范佐证-${matter.n}.jpg`
  return { sha256: sha256(name), name, madeOn: day }
}

type Ask = (login: string, name: string, input: object) => Promise<void>

/** The commands of each step of a matter's life. */
const steps = (ask: Ask, today: () => Day) => ({
  receive: (matter: DemoMatter) =>
    ask('operator', 'ReceiveReport', {
      itemId: itemId(matter),
      reportId: reportId(matter),
      channel: matter.channel,
      reporter: matter.named ? 'named' : 'anonymous',
      summary: matter.summary,
      category: matter.category,
      place: `示范街道${(matter.n % 7) + 1}`,
      outsideNumber: null,
      personal: matter.named ? personal(matter) : null,
    }),
  register: (matter: DemoMatter) =>
    ask('operator', 'RegisterItem', {
      itemId: itemId(matter),
      number: `HY2026-${String(matter.n).padStart(5, '0')}`,
      category: matter.category,
      campaign: DEMO.campaign,
    }),
  assign: (matter: DemoMatter) =>
    ask('dispatcher', 'AssignItem', {
      itemId: itemId(matter),
      unitId: BUREAUS[matter.bureau],
      personId: `demo-handler${matter.bureau + 1}`,
      outsideDeadline: null,
    }),
  transfer: (matter: DemoMatter) =>
    ask('dispatcher', 'TransferItem', {
      itemId: itemId(matter),
      unitId: BUREAUS[holderOf(matter)],
      personId: `demo-handler${holderOf(matter) + 1}`,
      reason: '职责不在该局，转相关单位办理',
    }),
  duplicate: (matter: DemoMatter) => ask('operator', 'MarkDuplicate', { itemId: itemId(matter), originalItemId: null }),
  claim: (matter: DemoMatter) =>
    ask(`handler${holderOf(matter) + 1}`, 'ClaimDone', {
      entryId: entryId(matter),
      outcome: matter.n % 9 === 0 ? 'partlySolved' : 'solved',
      outcomeText: '已核实并整改到位，措施已固化。',
      evidence: [evidenceOf(matter, today())],
    }),
  reply: (matter: DemoMatter) =>
    ask('operator', 'ReplyToReport', {
      itemId: itemId(matter),
      reportId: reportId(matter),
      result: matter.n % 9 === 0 ? 'partlySolved' : 'solved',
      text: '您反映的问题已经核实并整改，感谢监督。',
    }),
  returned: (matter: DemoMatter) =>
    ask('acceptance', 'ReturnForRework', {
      entryId: entryId(matter),
      fault: matter.n % 2 === 0 ? 'surface' : 'perfunctory',
      reason: '只处理了个案，未见长效措施',
    }),
  accept: (matter: DemoMatter) =>
    ask('acceptance', 'PassAcceptance', { entryId: entryId(matter), finding: '现场核验属实' }),
})

const REWORK_DAYS = 3

/** Lets the matters of a day happen in their order, many side by side, each step at its time of day. */
const runDay = async (
  day: Day,
  index: number,
  matters: readonly DemoMatter[],
  { settle, moveTo }: DemoPorts,
  step: ReturnType<typeof steps>,
) => {
  const all = (chosen: readonly DemoMatter[], run: (matter: DemoMatter) => Promise<void>) =>
    Promise.all(chosen.map(run))
  const received = matters.filter((matter) => matter.received === index)
  await moveTo(at(day, '09:10'))
  await all(received, step.receive)
  await moveTo(at(day, '10:05'))
  await all(received, step.register)
  await all(
    received.filter(({ duplicate }) => duplicate),
    step.duplicate,
  )
  await moveTo(at(day, '14:20'))
  await all(received, step.assign)
  await settle()
  await all(
    received.filter(({ transferTo }) => transferTo !== null),
    step.transfer,
  )
  await settle()
  const claimed = matters.filter((matter) => matter.claimed === index)
  const reworked = matters.filter((matter) => matter.returned && matter.claimed === index - REWORK_DAYS)
  await moveTo(at(day, '16:00'))
  await all([...claimed, ...reworked], step.claim)
  await all(claimed, step.reply)
  await settle()
  await moveTo(at(day, '17:10'))
  await all(
    claimed.filter(({ returned }) => returned),
    step.returned,
  )
  await all([...claimed.filter(({ returned }) => !returned), ...reworked], step.accept)
}

/** Runs the year up to a day, with a fixed seed; `onDay` tells how far it is. */
export const runYear = async (
  ports: DemoPorts,
  span: { readonly from: Day; readonly to: Day; readonly seed: number },
  onDay: (done: number, of: number) => void = () => undefined,
): Promise<number> => {
  const days = workingDays(span.from, span.to)
  const matters = demoMatters(days.length, span.seed)
  let today = span.from
  const ask: Ask = async (login, name, input) => {
    const commandId = derivedCommandId('demo', today, login, name, JSON.stringify(input))
    const answer = await ports.send({
      name,
      input,
      commandId,
      tenant: DEMO.tenant,
      actor: actorOf(login),
      occurred: null,
      correlation: commandId,
      causation: commandId,
    })
    if (!answer.ok)
      throw new Error(`the demonstration could not ${name}: ${answer.refusal} ${JSON.stringify(answer.problems)}`)
  }
  const step = steps(ask, () => today)
  for (const [index, day] of days.entries()) {
    today = day
    await runDay(day, index, matters, ports, step)
    onDay(index + 1, days.length)
  }
  return matters.length
}
