import { classifyDay, cnCalendar, periodOf, previousPeriod } from '@huiyin/calendar'
import { addDays, instantOfWall, type Day, type Instant } from '@huiyin/kernel'
import { seeded } from '@huiyin/bus-embedded'
import { BUREAUS, DEMO } from './city.js'

/** What happens to one matter of the demonstration, by working day of the year; null: not yet. */
export interface DemoMatter {
  readonly n: number
  readonly bureau: number
  readonly received: number
  readonly claimed: number | null
  readonly returned: boolean
  readonly transferTo: number | null
  readonly channel: string
  readonly category: string
  readonly summary: string
  readonly named: boolean
  readonly duplicate: boolean
}

/** The year of the demonstration's campaign and of its calendar. */
const YEAR = { from: '2026-01-05', to: '2026-12-31' } as const

const earlier = (one: Day, other: Day): Day => (one < other ? one : other)
const later = (one: Day, other: Day): Day => (one < other ? other : one)

/**
 * Which days of its year the demonstration plays when it is started on a day: up to the day before, from the beginning
 * of the quarter before, so that a quarter has one to be compared with and starting takes as long in December as in
 * July.
 */
export const demoSpan = (today: Day): { readonly from: Day; readonly to: Day } => {
  const to = later(YEAR.from, earlier(addDays(today, -1), YEAR.to))
  return { from: later(YEAR.from, previousPeriod(periodOf('quarter', to)).from), to }
}

/** Working days from the first to the last, by the calendar of the tenant. */
export const workingDays = (from: Day, to: Day): readonly Day[] => {
  const days: Day[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) if (classifyDay(cnCalendar, day).working) days.push(day)
  return days
}

/** A moment of a day on the city's wall clock. */
export const at = (day: Day, time: string): Instant => instantOfWall(DEMO.zone, `${day}T${time}:00.000Z`)

/** The channels by which matters of the demonstration come, and how many of a hundred by each. */
export const CHANNELS = ['complaint-phone', 'network-report', 'letter-visit', 'report-box', 'covert-check', 'symposium']
export const CHANNEL_WEIGHTS = [0.42, 0.27, 0.13, 0.06, 0.08, 0.04]

/** What people complain of, made up, by the categories of the campaign. */
export const MATTERS: readonly (readonly [category: string, summary: string])[] = [
  ['C5', '办事窗口排队过久，无人引导分流'],
  ['C5', '窗口答复前后不一，群众往返多次'],
  ['C5', '咨询电话多次拨打无人接听'],
  ['C5', '服务大厅工作人员态度生硬'],
  ['C2', '上班时间窗口无人值守'],
  ['C2', '午后提前停止叫号'],
  ['C3', '许可事项超过承诺时限未办结'],
  ['C3', '答应整改的问题三个月没有进展'],
  ['C4', '反映的问题被层层转办，没有结果'],
  ['C4', '调研走过场，问题未带回办理'],
  ['C1', '会议精神传达不到一线'],
  ['C6', '收费项目公示不全'],
]

/** How many working days a bureau takes on average beyond the first two, and how often work comes back. */
const BUREAU_HABITS = [
  { days: 2.6, share: 0.18, returned: 0.04 },
  { days: 3.1, share: 0.15, returned: 0.06 },
  { days: 3.3, share: 0.14, returned: 0.05 },
  { days: 3.9, share: 0.13, returned: 0.08 },
  { days: 4.4, share: 0.13, returned: 0.09 },
  { days: 5.2, share: 0.12, returned: 0.12 },
  { days: 6.8, share: 0.12, returned: 0.16 },
  { days: 4.1, share: 0.03, returned: 0.07 },
]

/** Which of several by their weights (together 1), for a number drawn from 0 to below 1. */
export const pick = (weights: readonly number[], drawn: number): number => {
  let left = drawn
  for (const [index, weight] of weights.entries()) {
    left -= weight
    if (left < 0) return index
  }
  return weights.length - 1
}

/** More comes in after the holidays and in autumn; all of it drawn from the seed. */
const arrivalsOn = (index: number, random: () => number): number => {
  const season = 1 + 0.35 * Math.sin((index / 240) * 2 * Math.PI - 1)
  return Math.floor(5.2 * season * (0.5 + random()))
}

/** The matters of a demonstration year, drawn from a seed: the same seed gives the same year. */
export const demoMatters = (days: number, seed: number): readonly DemoMatter[] => {
  const random = seeded(seed)
  const matters: DemoMatter[] = []
  for (let received = 0; received < days; received += 1) {
    for (let k = arrivalsOn(received, random); k > 0; k -= 1) {
      const bureau = pick(
        BUREAU_HABITS.map(({ share }) => share),
        random(),
      )
      const habit = BUREAU_HABITS[bureau]!
      const takes = 2 + Math.floor(-Math.log(1 - random()) * habit.days)
      const [category, summary] = MATTERS[Math.floor(random() * MATTERS.length)]!
      const neverDone = random() < 0.03
      matters.push({
        n: matters.length + 1,
        bureau,
        received,
        claimed: neverDone ? null : received + takes,
        returned: random() < habit.returned,
        transferTo: random() < 0.03 ? (bureau + 1) % BUREAUS.length : null,
        channel: CHANNELS[pick(CHANNEL_WEIGHTS, random())]!,
        category,
        summary,
        named: random() < 0.4,
        duplicate: random() < 0.02,
      })
    }
  }
  return matters
}
