import { isDay, isInstant, type Instant } from '@huiyin/kernel'

/** The most rows one answer holds. */
export const MOST_ROWS = 200
export const USUAL_ROWS = 50

/** Which rows of a long answer are wanted. */
export interface PageArgs {
  readonly offset?: number | null
  readonly limit?: number | null
}

/** One thing that is wrong with what was asked. */
export interface Problem {
  readonly path: string
  readonly says: string
  readonly zh: string
}

export interface Page {
  readonly offset: number
  readonly limit: number
}

/** The page that is wanted, 50 rows from the first unless told otherwise. */
export const pageOf = (page: PageArgs | null | undefined): Page => ({
  offset: page?.offset ?? 0,
  limit: page?.limit ?? USUAL_ROWS,
})

/** What is wrong with a page: at most 200 rows at a time; none where only their number is wanted. */
export const pageProblems = ({ offset, limit }: Page): readonly Problem[] => [
  ...(limit >= 0 && limit <= MOST_ROWS
    ? []
    : [{ path: 'page.limit', says: `0 to ${MOST_ROWS} rows at a time`, zh: `每次 0 至 ${MOST_ROWS} 行` }]),
  ...(offset >= 0 ? [] : [{ path: 'page.offset', says: 'a number from 0', zh: '从 0 起的数' }]),
]

/** Whether a page holds any of so many rows: finding out that it does not can mean reading all of them. */
export const isEmpty = ({ offset, limit }: Page, total: number): boolean => limit === 0 || total <= offset

/** More states than there are. */
const MOST_STATES = 50

/** What is wrong with a list of states. */
export const stateProblems = (states: readonly string[] | null | undefined): readonly Problem[] =>
  (states?.length ?? 0) <= MOST_STATES
    ? []
    : [{ path: 'filter.states', says: `at most ${MOST_STATES}`, zh: `至多 ${MOST_STATES} 个` }]

/** What is wrong with lists in a filter: each holds at most as many as one answer, and none is no list. */
export const listProblems = <K extends string>(
  filter: Readonly<Partial<Record<K, readonly string[] | null | undefined>>>,
  ...names: readonly K[]
): readonly Problem[] =>
  names
    .filter((name) => filter[name] && (filter[name].length === 0 || filter[name].length > MOST_ROWS))
    .map((name) => ({ path: `filter.${name}`, says: `1 to ${MOST_ROWS}`, zh: `1 至 ${MOST_ROWS} 个` }))

/** What is wrong with a day that may be left out. */
export const dayProblems = (path: string, value: string | null | undefined): readonly Problem[] =>
  value === null || value === undefined || isDay(value)
    ? []
    : [{ path, says: 'a day, as 2026-03-02', zh: '应为日期，如2026-03-02' }]

/** What is wrong with a moment that may be left out. */
export const instantProblems = (path: string, value: Instant | null | undefined): readonly Problem[] =>
  value === null || value === undefined || isInstant(value)
    ? []
    : [{ path, says: 'a moment in UTC with milliseconds, 2026-03-30T01:02:03.004Z', zh: '以毫秒表示的 UTC 时刻' }]
