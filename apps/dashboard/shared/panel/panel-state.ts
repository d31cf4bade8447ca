import { refusalOfQuestion, type Refusal } from '../api/refusal.js'

/**
 * What a panel shows. `partial`: an answer came, but a part of it could not be given; `refreshing`: the answer is shown
 * while a newer one is asked for.
 */
export type PanelState<T> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly refusal: Refusal }
  | { readonly kind: 'empty'; readonly data: T }
  | { readonly kind: 'partial'; readonly data: T; readonly refusal: Refusal }
  | { readonly kind: 'data'; readonly data: T; readonly refreshing: boolean }

/** What urql tells of a question. */
export interface Answered<D> {
  /** null where the whole answer was refused. */
  readonly data?: D | null | undefined
  readonly error?: Parameters<typeof refusalOfQuestion>[0] | undefined
  readonly fetching: boolean
  readonly stale: boolean
}

interface Reading<D, T> {
  readonly read: (data: D) => T | null | undefined
  readonly isEmpty: (part: T) => boolean
}

const NOT_FOUND: Refusal = { code: 'ItemUnknown', message: '', problems: [] }

/** The one place that decides which state a panel is in. */
export const panelStateOf = <D, T>(
  { data, error, fetching, stale }: Answered<D>,
  { read, isEmpty }: Reading<D, T>,
): PanelState<T> => {
  const part = data === undefined || data === null ? undefined : read(data)
  if (part === undefined || part === null) {
    if (error) return { kind: 'failed', refusal: refusalOfQuestion(error) }
    return fetching || data === undefined || data === null
      ? { kind: 'loading' }
      : { kind: 'failed', refusal: NOT_FOUND }
  }
  if (error) return { kind: 'partial', data: part, refusal: refusalOfQuestion(error) }
  if (isEmpty(part)) return { kind: 'empty', data: part }
  return { kind: 'data', data: part, refreshing: fetching || stale }
}
