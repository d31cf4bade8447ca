import { useEffect, useRef } from 'react'

/** What is known of a key press; enough of a KeyboardEvent to judge it. */
export interface Press {
  readonly key: string
  readonly isComposing: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly target: { readonly tagName?: string; readonly isContentEditable?: boolean } | null
}

const FIELDS = new Set(['INPUT', 'TEXTAREA', 'SELECT'])
/** Where Enter has no meaning of its own, as it has on links, buttons and tabs. */
const PLAIN = new Set(['', 'BODY', 'MAIN', 'H1'])

/** Whether a press is ours: not while an input method composes, not in a field, not with the browser's own modifiers. */
export const isOurs = ({ isComposing, key, ctrlKey, metaKey, altKey, target }: Press): boolean => {
  if (isComposing || key === 'Process' || ctrlKey || metaKey || altKey) return false
  if (FIELDS.has(target?.tagName ?? '') || target?.isContentEditable === true) return false
  return key !== 'Enter' || PLAIN.has(target?.tagName ?? '')
}

/** Single keys of a page. */
export const useKeys = (keys: Readonly<Record<string, () => void>>): void => {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const action = latest.current[event.key]
      const { key, isComposing, ctrlKey, metaKey, altKey } = event
      const target = event.target as HTMLElement | null
      if (!action || !isOurs({ key, isComposing, ctrlKey, metaKey, altKey, target })) return
      event.preventDefault()
      action()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}
