import { compareCodePoints, roundRate, verdictOf, type Verdict } from '@huiyin/statistics'
import { isBlank, wallOfDate } from './dates.js'
import type { Mapping } from './mapping.js'
import type { ReadRow } from './rows.js'

/** A case on which the city and we differ. */
export interface VerdictException {
  readonly line: number
  readonly id: string
  readonly verdict: Verdict
  readonly cityStatus: string
}

/** The city's own verdicts beside ours. Shares are rounded to 4 decimals; null where there is nothing to compare. */
export interface CityVerdictReport {
  readonly crossTable: readonly {
    readonly verdict: Verdict
    readonly state: 'open' | 'closed'
    readonly cityStatus: string
    readonly cases: number
  }[]
  /** Closed cases with a target. */
  readonly closedWithTarget: {
    readonly cases: number
    readonly cityStatusBlank: number
    readonly cityStatusBlankByVerdict: { readonly onTime: number; readonly late: number }
    readonly compared: number
    readonly agree: number
    /** The first hundred. */
    readonly exceptions: readonly VerdictException[]
  }
  readonly open: {
    readonly cases: number
    readonly cityStatusBlank: number
    readonly withTargetCompared: number
    readonly withTargetAgree: number
    readonly withTargetShare: number | null
    /** The first hundred. */
    readonly withTargetExceptions: readonly VerdictException[]
    readonly withoutTarget: number
    readonly withoutTargetCityOntime: number
    /** Of all open cases with a verdict of the city; a case without target never agrees here. */
    readonly shareOfAllOpenByVerdictAlone: number | null
    readonly shareOfAllOpenWithRuleNoTargetIsOntime: number | null
    readonly latestTargetCalledOverdue: string | null
    readonly earliestTargetCalledOntime: string | null
  }
}

/** One case; `due` and `completed` are wall clocks. */
interface Judged {
  readonly line: number
  readonly id: string
  readonly due: string | null
  readonly completed: string | null
  readonly cityStatus: string
}

const BLANK = '(blank)'
const EXCEPTIONS_KEPT = 100

/** Cases counted by verdict and the city's word, and those that differ. */
const tallying = (state: 'open' | 'closed', agrees: (verdict: Verdict, cityStatus: string) => boolean) => {
  const counts = new Map<string, { verdict: Verdict; state: 'open' | 'closed'; cityStatus: string; cases: number }>()
  const exceptions: VerdictException[] = []
  const cases = (holds: (verdict: Verdict, cityStatus: string) => boolean): number =>
    [...counts.values()].reduce((sum, one) => (holds(one.verdict, one.cityStatus) ? sum + one.cases : sum), 0)
  return {
    exceptions,
    cases,
    rows: () => [...counts.values()],
    add: ({ line, id, due, completed, cityStatus }: Judged, asOf: string) => {
      const verdict = verdictOf({ completedAt: completed, dueAt: due, asOf })
      const key = `${verdict} ${cityStatus}`
      const row = counts.get(key) ?? { verdict, state, cityStatus, cases: 0 }
      counts.set(key, row)
      row.cases += 1
      const isException = verdict !== 'noTarget' && cityStatus !== BLANK && !agrees(verdict, cityStatus)
      if (isException && exceptions.length < EXCEPTIONS_KEPT) exceptions.push({ line, id, verdict, cityStatus })
    },
  }
}

type Tally = ReturnType<typeof tallying>
type Agrees = (verdict: Verdict, cityStatus: string) => boolean

const isTold = (_: Verdict, cityStatus: string): boolean => cityStatus !== BLANK
const isBlankOf = (verdict: Verdict) => (of: Verdict, cityStatus: string) => of === verdict && cityStatus === BLANK

const closedReport = (closed: Tally, agrees: Agrees): CityVerdictReport['closedWithTarget'] => {
  const withTarget = (holds: Agrees) => closed.cases((verdict, city) => verdict !== 'noTarget' && holds(verdict, city))
  const [onTime, late] = [closed.cases(isBlankOf('onTime')), closed.cases(isBlankOf('late'))]
  return {
    cases: withTarget(() => true),
    cityStatusBlank: onTime + late,
    cityStatusBlankByVerdict: { onTime, late },
    compared: withTarget(isTold),
    agree: withTarget(agrees),
    exceptions: closed.exceptions,
  }
}

const openReport = (open: Tally, agrees: Agrees, onTime: string) => {
  const withTarget = (holds: Agrees) => open.cases((verdict, city) => verdict !== 'noTarget' && holds(verdict, city))
  const told = open.cases(isTold)
  const [withTargetCompared, withTargetAgree] = [withTarget(isTold), withTarget(agrees)]
  const withoutTargetCityOntime = open.cases((verdict, city) => verdict === 'noTarget' && city === onTime)
  return {
    cases: open.cases(() => true),
    cityStatusBlank: open.cases((_, city) => city === BLANK),
    withTargetCompared,
    withTargetAgree,
    withTargetShare: roundRate(withTargetAgree, withTargetCompared, 4),
    withTargetExceptions: open.exceptions,
    withoutTarget: open.cases((verdict) => verdict === 'noTarget'),
    withoutTargetCityOntime,
    shareOfAllOpenByVerdictAlone: roundRate(withTargetAgree, told, 4),
    shareOfAllOpenWithRuleNoTargetIsOntime: roundRate(withTargetAgree + withoutTargetCityOntime, told, 4),
  }
}

/** The last of these texts, or the first; null where there is none. */
const last = (texts: readonly string[]): string | null =>
  texts.reduce<string | null>((kept, text) => (kept === null || text > kept ? text : kept), null)
const first = (texts: readonly string[]): string | null =>
  texts.reduce<string | null>((kept, text) => (kept === null || text < kept ? text : kept), null)

const byVerdict = (one: CityVerdictReport['crossTable'][number], other: typeof one): number =>
  compareCodePoints(
    [one.verdict, one.state, one.cityStatus].join(' '),
    [other.verdict, other.state, other.cityStatus].join(' '),
  )

/**
 * Compares the city's own verdicts with ours, made from the rows alone by the table of EXPECTED §2: as of the last
 * completion, by the wall clock. Open cases wait for the end of the file, when that moment is known. Null where the
 * mapping names no verdict of the city.
 */
export const cityVerdicts = ({ columns, quality }: Mapping) => {
  if (!quality.cityVerdict) return null
  const { column, onTime, overdue } = quality.cityVerdict
  const agrees: Agrees = (verdict, cityStatus) =>
    verdict === 'onTime' || verdict === 'pending'
      ? cityStatus === onTime
      : verdict !== 'noTarget' && cityStatus === overdue
  const closed = tallying('closed', agrees)
  const waiting: Judged[] = []
  let asOf = ''
  return {
    add: ({ line, values, due, completed: done }: ReadRow): void => {
      const city = values[column]!
      const completed = wallOfDate(done)
      const id = values[columns.id]!
      const judged = { line, id, due: wallOfDate(due), completed, cityStatus: isBlank(city) ? BLANK : city }
      if (completed === null) waiting.push(judged)
      else {
        closed.add(judged, completed)
        if (completed > asOf) asOf = completed
      }
    },
    report: (): CityVerdictReport => {
      const open = tallying('open', agrees)
      for (const judged of waiting) open.add(judged, asOf)
      const targets = (status: string) =>
        waiting.flatMap(({ due, cityStatus }) => (due !== null && cityStatus === status ? [due] : []))
      return {
        crossTable: [...closed.rows(), ...open.rows()].sort(byVerdict),
        closedWithTarget: closedReport(closed, agrees),
        open: {
          ...openReport(open, agrees, onTime),
          latestTargetCalledOverdue: last(targets(overdue)),
          earliestTargetCalledOntime: first(targets(onTime)),
        },
      }
    },
  }
}
