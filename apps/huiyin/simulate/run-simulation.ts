import { periodOf } from '@huiyin/calendar'
import type { Day } from '@huiyin/kernel'
import { bureauId, peopleOf, setUpCity } from '../demo/city.js'
import { consequencesOn, publishedOn, ratingOf } from '../demo/consequences.js'
import { hasCode } from '../demo/receipts.js'
import { sending, uploading, type DemoPorts, type UploadedStep } from '../demo/run-year.js'
import { desk, holderOf, work, type DemoStep } from '../demo/steps.js'
import { at } from '../demo/year.js'
import type { SimulatedDay } from './arrivals.js'
import { inLanes } from './in-lanes.js'
import { simulatedMatters, type SimulatedMatter, type SimulationPlan } from './matters.js'
import { schedule, type PartOfADay } from './schedule.js'
import { registerIn, simulated, type SimulatedStep } from './steps.js'

/** How far a simulation is: days and items done, commands sent by its people. */
export interface SimulationProgress {
  readonly day: Day
  readonly days: number
  readonly items: number
  readonly commands: number
}

export interface SimulationRun {
  readonly plan: SimulationPlan
  readonly ports: DemoPorts
  readonly onDay?: (progress: SimulationProgress) => void
  /** Set when somebody asked to stop: what was begun of the day is finished, nothing further is sent. */
  readonly signal?: AbortSignal
}

export interface SimulationResult extends SimulationProgress {
  readonly finished: boolean
}

/** How many commands are under way together. */
const LANES = 256

/** What is sent one after the other; what stands in one row goes side by side, for it concerns different matters. */
const MORNING: readonly (readonly PartOfADay[])[] = [
  ['register', 'sendBack'],
  ['assign', 'duplicate', 'accept', 'acceptPart', 'chooseMode'],
  ['askJointUnit', 'decideOnTime', 'publishAnswer'],
]
const CLAIMS: readonly PartOfADay[] = ['claim', 'claimPart']
const AFTERNOON: readonly PartOfADay[] = ['reply', 'askForTime']

const stepsIn = (year: string): Readonly<Record<PartOfADay, SimulatedStep>> => ({
  ...simulated,
  register: registerIn(year),
  assign: desk.assign,
  duplicate: desk.duplicate,
  transfer: desk.transfer,
  reply: desk.reply,
  sendBack: work.sendBack,
  accept: work.accept,
})

/** What the evaluation office makes public on a day, of each quarter of the span that has ended. */
const publishedIn = (days: readonly SimulatedDay[]) => {
  const working = days.filter(({ isWorking }) => isWorking).map(({ day }) => day)
  const quarters = [...new Set(working.map((day) => periodOf('quarter', day).from))]
  const spans = quarters.map((from) => working.filter((day) => day >= from))
  return (day: Day): readonly DemoStep[] => spans.flatMap((span) => publishedOn(day, span))
}

type Today = ReturnType<ReturnType<typeof schedule>['take']>

/** Sends the steps of a day as the people of the city, many side by side, and counts them. */
const sender = ({ plan, ports }: SimulationRun) => {
  const sendStep = sending(ports, peopleOf(plan.bureaus))
  const stepOf = stepsIn(plan.days[0]!.day.slice(0, 4))
  const upload = uploading(ports.keep)
  let commands = 0
  const send = (day: Day, steps: Iterable<DemoStep | UploadedStep>) =>
    inLanes(steps, LANES, async (step) => {
      await sendStep(day, step)
      commands += 1
    })
  function* of(day: Day, parts: readonly PartOfADay[], today: Today): Generator<DemoStep> {
    for (const part of parts) for (const matter of today.get(part) ?? []) yield stepOf[part](matter, day)
  }
  function* all(day: Day, matters: readonly SimulatedMatter[], step: SimulatedStep): Generator<DemoStep> {
    for (const matter of matters) yield step(matter, day)
  }
  return {
    send,
    /** Uploads what claims rest on. */
    upload: async (claims: readonly DemoStep[]): Promise<readonly UploadedStep[]> => {
      const uploaded: UploadedStep[] = []
      await inLanes(claims, LANES, async (step) => {
        uploaded.push(await upload(step))
      })
      return uploaded
    },
    of,
    all,
    commands: () => commands,
  }
}

type Sender = ReturnType<typeof sender>

/** What a day brings: what comes in on it, what is done of what came before, and what is made public. */
interface OneDay extends SimulatedDay {
  readonly came: readonly SimulatedMatter[]
  readonly due: Today
  readonly published: readonly DemoStep[]
}

/** The morning of a working day: what came is taken on and given out, what was claimed is looked at. */
const runMorning = async ({ day, due, published }: OneDay, { send, of }: Sender, { settle }: DemoPorts) => {
  for (const parts of MORNING) await send(day, of(day, parts, due))
  for (const step of published) await send(day, [step])
  if (!due.has('transfer')) return
  await settle() // a unit has to have its entry before another gets it
  await send(day, of(day, ['transfer'], due))
}

/** The afternoon: matters come in, on a day off as well; units claim and ask, reporters are answered and rate. */
const runAfternoon = async (
  { day, isWorking, came, due }: OneDay,
  claims: readonly UploadedStep[],
  { send, of, all }: Sender,
  { undecided }: DemoPorts,
) => {
  await send(day, [...all(day, came, desk.receive), ...claims, ...of(day, AFTERNOON, due)])
  await send(day, all(day, came.filter(hasCode), desk.summarise))
  if (!isWorking) return
  const ratings = (due.get('reply') ?? []).flatMap((matter) => ratingOf(matter, bureauId(holderOf(matter))))
  await send(day, [...ratings, ...consequencesOn(day, await undecided())])
}

/**
 * A day: on a day off only what comes in on it. Units upload their evidence from the morning on, beside all that happens
 * until they claim: a file needs no clock, and a move mostly waits for lists.
 */
const runDay = async (one: OneDay, sent: Sender, ports: DemoPorts) => {
  const uploaded = sent.upload([...sent.of(one.day, CLAIMS, one.due)])
  const untilClaims = async () => {
    if (one.isWorking) {
      await ports.moveTo(at(one.day, '09:10'))
      await runMorning(one, sent, ports)
    }
    await ports.moveTo(at(one.day, '16:00'))
  }
  const [claims] = await Promise.all([uploaded, untilClaims()])
  await runAfternoon(one, claims, sent, ports)
}

/**
 * Sets up a city and lets its span happen, each step at its time of day, as commands of its people. The clock is moved
 * twice a working day and once a day off; each move waits for what follows from what was sent, and lets every alarm on
 * the way ring at its own instant. A command that is refused is a fault of the simulation, and thrown.
 */
export const runSimulation = async (run: SimulationRun): Promise<SimulationResult> => {
  const { plan, ports, signal, onDay } = run
  const { days } = plan
  await setUpCity(ports.send, ports.settle, at(days[0]!.day, '06:00'), {
    from: days[0]!.day,
    bureaus: plan.bureaus,
  })
  const sent = sender(run)
  const scheduled = schedule()
  const publicOn = publishedIn(days)
  let progress: SimulationProgress = { day: days[0]!.day, days: 0, items: 0, commands: 0 }
  for (const came of simulatedMatters(plan)) {
    if (signal?.aborted) return { ...progress, finished: false }
    const { day, isWorking, working } = days[progress.days]!
    const due: Today = isWorking ? scheduled.take(working) : new Map()
    await runDay({ day, isWorking, working, came, due, published: isWorking ? publicOn(day) : [] }, sent, ports)
    for (const matter of came) scheduled.add(matter)
    progress = { day, days: progress.days + 1, items: progress.items + came.length, commands: sent.commands() }
    onDay?.(progress)
  }
  return { ...progress, finished: true }
}
