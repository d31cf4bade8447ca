import { MOST_ROWS, USUAL_ROWS } from '../queries/pages.js'

type Cost = (options: { readonly args: Readonly<Record<string, unknown>>; readonly childComplexity: number }) => number

/** A question that fetches costs this, beside what it gives back. */
const FETCHING = 10

/** So many rows are counted for a list whose length the caller does not choose. */
const list =
  (rows: number): Cost =>
  ({ childComplexity }) =>
    rows * childComplexity

/** A question that gives a page costs its rows times what is wanted of each; more than may be asked for is no cheaper. */
export const PAGE_COST: Cost = ({ args, childComplexity }) => {
  const page = (args as { readonly page?: { readonly limit?: number | null } | null }).page
  const limit = page?.limit ?? USUAL_ROWS
  return FETCHING + Math.max(1, Math.min(limit, MOST_ROWS * 100)) * childComplexity
}

export const FETCH_COST: Cost = ({ childComplexity }) => FETCHING + childComplexity
/** Some thousand rows are compared. */
export const COMPARING_COST: Cost = ({ childComplexity }) => 10 * FETCHING + childComplexity
/** Ten questions are asked of ClickHouse. */
export const FIGURES_COST: Cost = ({ childComplexity }) => 10 * FETCHING + childComplexity
export const UNITS_COST: Cost = ({ childComplexity }) => FETCHING + 50 * childComplexity
export const FEW = list(6)
export const MONTHS_COST = list(12)
export const MANY = list(40)
export const HISTORY_COST: Cost = ({ childComplexity }) => 5 * FETCHING + childComplexity
