import { useEffect, useRef, useState } from 'react'
import { REPLY_TEMPLATES } from '../../shared/api/reply-questions.js'
import type { FilledWords, ReplyTemplate } from '../../shared/api/schema.generated.js'
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

/** The templates of this reply; while those of another result are asked for, the ones before stay. */
const useOffered = ({ itemId, reportId, result }: About): readonly ReplyTemplate[] => {
  const { me } = useSigned()
  const { state } = usePanel({
    question: REPLY_TEMPLATES,
    variables: { itemId, reportId: reportId ?? '', result: result ?? null },
    pause: reportId === undefined || !me.questions.includes('replyTemplates'),
    read: ({ replyTemplates }) => replyTemplates,
  })
  const [told, setTold] = useState(NONE)
  const templates = state.kind === 'data' ? state.data.templates : null
  if (templates && templates !== told) setTold(templates)
  return templates ?? told
}

interface Writing {
  readonly text: string
  readonly onText: (text: string) => void
  readonly language: Language
}

/** The words of the template that was chosen, and those of the last one: with another result it may be offered no more. */
const useWords = (templates: readonly ReplyTemplate[], chosen: ChosenTemplate | null) => {
  const [last, setLast] = useState<FilledWords | null>(null)
  const words = wordsOf(templates, chosen)
  if (words && words !== last) setLast(words)
  return { words, last }
}

/** Puts words into the reply. What nobody changed since is put in anew when other facts are filled in. */
const useFilling = (words: FilledWords | null, { text, onText }: Writing) => {
  const filled = useRef<string | null>(null)
  const [before, setBefore] = useState<string | null>(null)
  useEffect(() => {
    if (!words || words.text === filled.current || text !== filled.current) return
    filled.current = words.text
    onText(words.text)
  }, [words, text, onText])
  const fill = (next: string) => {
    if (isOwn({ text, filled: filled.current })) setBefore(text)
    filled.current = next
    onText(next)
  }
  const restore = () => {
    if (before !== null) onText(before)
    setBefore(null)
  }
  return { before, fill, restore }
}

/** The templates offered for a reply, and what choosing one does. Words of one's own that it replaced can be had back. */
export const useReplyTemplates = (about: About, writing: Writing) => {
  const templates = useOffered(about)
  const [chosen, setChosen] = useState<ChosenTemplate | null>(null)
  const [language, setLanguage] = useState<Language>(writing.language)
  const { words, last } = useWords(templates, chosen)
  const { before, fill, restore } = useFilling(words, writing)
  const put = (next: ChosenTemplate | null) => {
    setChosen(next)
    const found = wordsOf(templates, next)
    if (found) fill(found.text)
  }
  return {
    ...{ templates, language, before },
    chosen: words && chosen,
    /** Written for another result than the one that was chosen since. */
    isOther: chosen !== null && words === null,
    gaps: gapsLeft(last, writing.text),
    choose: (code: string | undefined) => put(code === undefined ? null : { code, language }),
    speak: (next: Language) => {
      setLanguage(next)
      if (words && chosen) put({ ...chosen, language: next })
    },
    restore: () => {
      restore()
      setChosen(null)
    },
  }
}
