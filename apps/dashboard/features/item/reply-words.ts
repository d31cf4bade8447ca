import type { FilledWords, ReplyTemplate } from '../../shared/api/schema.generated.js'
import type { Language } from '../../shared/format/dates.js'

type Templates = readonly ReplyTemplate[]

/** A template that was chosen, and in which language. */
export interface ChosenTemplate {
  readonly code: string
  readonly language: Language
}

/** The words of the template that was chosen, as it is filled in now; null: none is, or it is offered no more. */
export const wordsOf = (templates: Templates, chosen: ChosenTemplate | null): FilledWords | null => {
  const template = templates.find(({ code }) => code === chosen?.code)
  if (!template || !chosen) return null
  return chosen.language === 'zh' ? template.inZh : template.inEn
}

/** What stands in the reply, and what a template put there last; null: nothing yet. */
export interface Written {
  readonly text: string
  readonly filled: string | null
}

/** Whether somebody wrote words of his own, which are not lost when a template takes their place. */
export const isOwn = ({ text, filled }: Written): boolean => text.trim() !== '' && text !== filled

/** The gaps of a template that are still in the reply. */
export const gapsLeft = (words: FilledWords | null, text: string): readonly string[] =>
  (words?.gaps ?? []).filter((gap) => text.includes(gap))

/** Where a gap stands in the reply, to be written over. */
export const placeOf = (text: string, gap: string): readonly [from: number, to: number] | null => {
  const from = text.indexOf(gap)
  return from < 0 ? null : [from, from + gap.length]
}
