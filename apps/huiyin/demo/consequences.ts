import { periodOf } from '@huiyin/calendar'
import { addDays, type Day } from '@huiyin/kernel'
import { DEMO, principalOf } from './city.js'
import { idsOf } from './receipts.js'
import type { DemoStep } from './steps.js'
import { at, type DemoMatter } from './year.js'

/** A measure nobody has decided yet. */
export interface Undecided {
  readonly sanctionId: string
  readonly unitId: string
  readonly statementDueAt: string | null
  readonly statements: number
}

/** A number that belongs to an id and looks like none: who speaks and what is decided depend on it. */
const drawOf = (id: string): number =>
  Array.from(id).reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 997, 7)

/** The supervisor works through what is ready once a week; so some always wait for a decision. */
const DECIDED_AFTER_DAYS = 7

const REASONS = {
  issue: '逾期属实，未提前说明，予以提醒，限期办结。',
  dismiss: '当事单位说明属实，期限内已实质办结，不予问责。',
  tolerate: '首次推行新流程中的失误，符合容错情形。',
} as const

const decisionOf = (draw: number): keyof typeof REASONS =>
  draw % 10 < 7 ? 'issue' : draw % 10 < 9 ? 'dismiss' : 'tolerate'

const state = ({ sanctionId, unitId }: Undecided): readonly DemoStep[] => {
  const login = principalOf(unitId)
  if (login === undefined || drawOf(sanctionId) % 2 === 0) return []
  const text = '经办人外出取证，材料当日未能上传；已安排专人补办并告知反映人。'
  return [{ login, name: 'StateOwnView', input: { sanctionId, text } }]
}

const decide = ({ sanctionId }: Undecided, day: Day): DemoStep => {
  const decision = decisionOf(drawOf(sanctionId))
  const effectUntil = decision === 'issue' ? addDays(day, 180) : null
  return {
    login: 'supervisor',
    name: 'DecideSanction',
    input: { sanctionId, decision, reason: REASONS[decision], effectUntil },
  }
}

/** What is done about measures on a day: every other unit speaks while it may, and the supervisor decides later. */
export const consequencesOn = (day: Day, undecided: readonly Undecided[]): readonly DemoStep[] => {
  const now = at(day, '16:00')
  const readySince = at(addDays(day, -DECIDED_AFTER_DAYS), '16:00')
  return undecided.flatMap((one) => {
    const due = one.statementDueAt
    if (due !== null && due < readySince) return [decide(one, day)]
    return one.statements === 0 && due !== null && due >= now ? state(one) : []
  })
}

/** Who gave a name is called back; how content people are depends on the bureau that holds the matter. */
export const ratingOf = (matter: DemoMatter, unitId: string): readonly DemoStep[] => {
  const draw = drawOf(`rating-${matter.n}`)
  if (!matter.named || draw % 5 === 0) return []
  const isLate = matter.claimed !== null && matter.claimed - matter.received > 8
  const share = draw % 100
  const rating =
    share < (isLate ? 30 : 62) ? 'satisfied' : share < (isLate ? 60 : 88) ? 'basicallySatisfied' : 'notSatisfied'
  const { item: itemId, report: reportId } = idsOf(matter)
  return [{ login: 'operator', name: 'RateReport', input: { reportId, itemId, unitId, rating, remark: null } }]
}

/** So many days after a quarter its ranking is made public, and so many more until what came later is taken in. */
const PUBLISHED_AFTER_DAYS = 9
const CORRECTED_AFTER_DAYS = 40

/** What the evaluation office makes public on one of these days: the first quarter, and later a correction of it. */
export const publishedOn = (day: Day, days: readonly Day[]): readonly DemoStep[] => {
  const { from, to } = periodOf('quarter', days[0] ?? day)
  const rankingId = `${DEMO.tenant}:${from}:${to}`
  const firstFrom = (count: number) => days.find((one) => one >= addDays(to, count))
  if (day === firstFrom(PUBLISHED_AFTER_DAYS)) {
    const input = { rankingId, period: { from, to }, at: at(day, '10:00') }
    return [{ login: 'evaluation', name: 'PublishRanking', input }]
  }
  if (day !== firstFrom(CORRECTED_AFTER_DAYS)) return []
  const reason = '季末来件在公布后陆续到期、销号，按更正日重新计算'
  return [{ login: 'evaluation', name: 'CorrectRanking', input: { rankingId, reason } }]
}
