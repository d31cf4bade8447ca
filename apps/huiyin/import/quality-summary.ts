import { formatPercent } from '@huiyin/statistics'
import type { CityVerdictReport } from './city-verdict.js'
import type { Counts, QualityReport } from './quality.js'

type Line = readonly [name: string, count: number, says: string]

const words = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replace('dst', 'DST')
const sum = (counts: Counts): number => Object.values(counts).reduce((total, count) => total + count, 0)

/** The columns in which something was found, with how often. */
const places = (counts: Counts): string => {
  const found = Object.entries(counts).filter(([, count]) => count > 0)
  return found.length === 0 ? '' : ` (${found.map(([column, count]) => `${column} ${count}`).join(', ')})`
}

const MEANINGS: Readonly<Record<string, string>> = {
  idsOccurringMoreThanOnce: 'each record is a case of its own; the second of a number ends in :2',
  closedBeforeOpened: 'completed before received: the verdict stands, the duration is left out',
  closedInSameSecondAsOpened: 'received and completed in one second: a duration of zero counts',
  targetBeforeOpened: 'due before received: late from the first moment',
  invalidCoordinates: 'no point on the earth: on no map',
  placeholderCoordinates: 'all on the one point that stands for "unknown": never a hot spot on a map',
  statusNeitherOpenNorClosed: 'a status the mapping does not know',
}

const NESTED: Readonly<Record<string, string>> = {
  unparsableDates: 'read as no date; the row is among the rejected ones',
  blankDates: 'no such date: without a deadline no verdict, without a completion still open',
  timesInSkippedDstHour: 'a time the clock never showed: taken with the offset before the jump',
  timesInRepeatedDstHour: 'a time the clock showed twice: taken as the first',
}

const agreement = ({ closedWithTarget: closed, open }: CityVerdictReport): readonly Line[] => {
  const denominator = closed.compared + open.withTargetCompared
  const numerator = closed.agree + open.withTargetAgree
  const blank = closed.cityStatusBlank + open.cityStatusBlank
  const share = formatPercent({ numerator, denominator }) ?? 'n/a'
  return [
    [
      "agreeing with the city's verdict",
      numerator,
      `${share} of the ${denominator} cases with a deadline and a verdict`,
    ],
    ["without the city's verdict", blank, 'not compared'],
  ]
}

/**
 * The report in lines for a person: what was found, how often, and what it means. `duplicates` are the cases marked as
 * repeating another.
 */
export const qualitySummary = ({ dataQuality, cityVerdict }: QualityReport, duplicates: number): readonly string[] => {
  const flat = Object.entries(dataQuality).flatMap(([name, found]): readonly Line[] => {
    if (typeof found !== 'number') {
      const says = NESTED[name]
      return says === undefined ? [] : [[words(name), sum(found), `${says}${places(found)}`]]
    }
    if (name.startsWith('blank')) return [[words(name), found, 'shown as (blank); never merged with another value']]
    const says = MEANINGS[name]
    return says === undefined ? [] : [[words(name), found, says]]
  })
  const marked: Line = ['marked as duplicates', duplicates, 'each kept as a case, with its mark']
  const lines = [...flat, marked, ...(cityVerdict ? agreement(cityVerdict) : [])]
  const width = Math.max(...lines.map(([name]) => name.length))
  return lines.map(([name, count, says]) => `  ${name.padEnd(width)}  ${String(count).padStart(7)}  ${says}`)
}
