import { useCallback, useEffect, useState } from 'react'
import type { FilesAnswer } from '../../shared/api/ask-files.js'
import { languageNow } from '../../shared/i18n/setup.js'
import type { PanelState } from '../../shared/panel/panel-state.js'
import { useSessionEnd } from '../../shared/viewer/session-end.js'

type Ask<T> = (itemId: string, language: string) => Promise<FilesAnswer<T>>

/** The files of an item as a panel shows them; `seen` changes when the item may have changed, and they are asked again. */
export const useFiles = <T>(ask: Ask<T>, itemId: string, seen: unknown) => {
  const [state, setState] = useState<PanelState<readonly T[]>>({ kind: 'loading' })
  const endSession = useSessionEnd()
  const refresh = useCallback(() => {
    void ask(itemId, languageNow()).then((answer) => {
      if (!answer.ok && answer.refusal.code === 'NotSignedIn') endSession()
      else if (!answer.ok) setState({ kind: 'failed', refusal: answer.refusal })
      else setState({ kind: 'data', data: answer.rows, refreshing: false })
    })
  }, [ask, itemId, endSession])
  useEffect(refresh, [refresh, seen])
  return { state, refresh }
}
