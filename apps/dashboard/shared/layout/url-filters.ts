import { useCallback } from 'react'
import { useSearchParams } from 'react-router'

/** Filters that live in the address, so that a view can be sent on and the browser's Back works. */
export const useUrlFilters = (): {
  readonly value: (name: string) => string | null
  readonly set: (changes: Readonly<Record<string, string | null>>, options?: { readonly keepPage?: boolean }) => void
} => {
  const [params, setParams] = useSearchParams()
  const set = useCallback(
    (changes: Readonly<Record<string, string | null>>, { keepPage = false } = {}) =>
      setParams((before) => changedParams(before, changes, keepPage)),
    [setParams],
  )
  return { value: (name) => params.get(name), set }
}

/** The address after a change; another filter begins on the first page. */
export const changedParams = (
  before: URLSearchParams,
  changes: Readonly<Record<string, string | null>>,
  keepPage: boolean,
): URLSearchParams => {
  const after = new URLSearchParams(before)
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === '') after.delete(name)
    else after.set(name, value)
  }
  if (!keepPage) after.delete('page')
  return after
}

/** The page an address names, from 1; what is no page is the first. */
export const pageIn = (text: string | null): number => {
  const page = Number(text ?? 1)
  return Number.isInteger(page) && page > 0 ? page : 1
}
