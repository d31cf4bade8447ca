import { type Instant } from '@huiyin/kernel'

/** When a case was opened and when closed. The moments compare as text, as in `verdictOf`. */
export type CaseSpan = { readonly openedAt: Instant | null; readonly closedAt: Instant | null }

/** What had been opened and closed by a moment, and the difference. */
export type BacklogPoint = {
  readonly at: Instant
  readonly opened: number
  readonly closed: number
  readonly backlog: number
}

/** How many of the sorted moments are not after `at`. */
const countUpTo = (sorted: readonly Instant[], at: Instant): number => {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if ((sorted[middle] as Instant) <= at) low = middle + 1
    else high = middle
  }
  return low
}

const sortedMoments = (moments: readonly (Instant | null)[]): Instant[] =>
  moments.filter((moment) => moment !== null).sort()

/** The backlog at each moment, in the order given: opened minus closed by then, the moment included (EXPECTED §6). */
export const backlogAt = (cases: readonly CaseSpan[], moments: readonly Instant[]): readonly BacklogPoint[] => {
  const openings = sortedMoments(cases.map(({ openedAt }) => openedAt))
  const closings = sortedMoments(cases.map(({ closedAt }) => closedAt))
  return moments.map((at) => {
    const opened = countUpTo(openings, at)
    const closed = countUpTo(closings, at)
    return { at, opened, closed, backlog: opened - closed }
  })
}
