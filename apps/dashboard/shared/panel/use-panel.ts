import { useCallback, useEffect } from 'react'
import { useQuery, type AnyVariables } from 'urql'
import type { Question } from '../api/questions.js'
import { useSessionEnd } from '../viewer/session-end.js'
import { panelStateOf, type PanelState } from './panel-state.js'

interface PanelOptions<D, V, T> {
  readonly question: Question<D, V>
  readonly variables: V
  readonly read: (data: D) => T | null | undefined
  readonly isEmpty?: (part: T) => boolean
  /** Nothing is asked yet. */
  readonly pause?: boolean
}

/** One panel's question: its state, and a way to ask again. A session that has ended leads to signing in. */
export const usePanel = <D, V extends object, T>({
  question,
  variables,
  read,
  isEmpty = () => false,
  pause = false,
}: PanelOptions<D, V, T>): { readonly state: PanelState<T>; readonly refresh: () => void } => {
  const [answered, ask] = useQuery<D, AnyVariables>({
    query: question.text,
    variables: variables as AnyVariables,
    pause,
  })
  const refresh = useCallback(() => ask({ requestPolicy: 'network-only' }), [ask])
  const state = panelStateOf(answered, { read, isEmpty })
  const endSession = useSessionEnd()
  const isOver = state.kind === 'failed' && state.refusal.code === 'NotSignedIn'
  useEffect(() => {
    if (isOver) endSession()
  }, [isOver, endSession])
  return { state, refresh }
}
