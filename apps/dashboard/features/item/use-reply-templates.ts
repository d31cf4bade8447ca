import { useEffect, useRef, useState } from 'react'
import { REPLY_TEMPLATES } from '../../shared/api/reply-questions.js'
import type { ReplyTemplate } from '../../shared/api/schema.generated.js'
import type { Language } from '../../shared/format/dates.js'
import { usePanel } from '../../shared/panel/use-panel.js'
import { useSigned } from '../../shared/viewer/viewer.js'
import { gapsLeft, isOwn, wordsOf, type ChosenTemplate } from './reply-words.js'

interface About {
  readonly itemId: string
  readonly reportId: string | undefined
  readonly result: string | undefined
}

const NONE: readonly ReplyTemplate[] = []

/** The templates of this reply. While another result is being asked about, those of the one before stay. */
const useOffered = ({ itemId, reportId, result }: About): readonly ReplyTemplate[] => {
  const { me } = useSigned()
  const { state } = usePanel({
    question: REPLY_TEMPLATES,
    variables: { itemId, reportId: reportId ?? '', result: result ?? null },
    pause: reportId === undefined || !me.questions.includes('replyTemplates'),
    read: ({ replyTemplates }) => replyTemplates,
  })
  return state.kind === 'data' ? state.data.templates : NONE
}

interface Writing {
  readonly text: string
  readonly onText: (text: string) => void
  readonly language: Language
}

/**
 * The templates offered for a reply, and what choosing one does. Words of one's own that a template replaced can be had
 * back; what nobody changed is filled in anew when the result changes.
 */
export const useReplyTemplates = (about: About, { text, onText, language: first }: Writing) => {
  const templates = useOffered(about)
  const [chosen, setChosen] = useState<ChosenTemplate | null>(null)
  const [language, setLanguage] = useState<Language>(first)
  const [before, setBefore] = useState<string | null>(null)
  const filled = useRef<string | null>(null)
  const words = wordsOf(templates, chosen)
  const put = (next: ChosenTemplate | null) => {
    setChosen(next)
    const found = wordsOf(templates, next)
    if (!found) return
    if (isOwn({ text, filled: filled.current })) setBefore(text)
    filled.current = found.text
    onText(found.text)
  }
  const current = words?.text
  useEffect(() => {
    if (current === undefined || current === filled.current || text !== filled.current) return
    filled.current = current
    onText(current)
  }, [current, text, onText])
  return {
    templates,
    chosen,
    language,
    gaps: gapsLeft(words, text),
    before,
    choose: (code: string | undefined) => put(code === undefined ? null : { code, language }),
    speak: (next: Language) => {
      setLanguage(next)
      if (chosen) put({ ...chosen, language: next })
    },
    restore: () => {
      if (before !== null) onText(before)
      setBefore(null)
      setChosen(null)
    },
  }
}
