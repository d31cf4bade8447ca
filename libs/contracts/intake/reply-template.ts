import { z } from 'zod'
import { localCode, requirementId } from '../campaign/formats.js'
import { mapAt, refusing, textAt, type Problem } from '../campaign/problem.js'
import { MOST_FIELDS, named } from '../fields.js'
import { RESULT_CODES } from './results.js'
import { REPLY_LANGUAGES, replyWordProblems } from './reply-words.js'

// A template of a reply as data: where a matter has to stand for it to be offered, and its words in both languages.

/** Where a matter stands when a reply may be given (model a3): the unit's work on it, or that it repeats another. */
export const REPLY_STATES = [
  ...['handling', 'awaitingAcceptance', 'returned', 'reopened', 'closedOut'],
  'duplicateOf',
] as const

/** Who brought the report that is answered. */
export const REPORTERS = ['named', 'anonymous', 'staff'] as const

/** So long a template may be in each language; filled in, it still fits into a reply. */
export const LONGEST_TEMPLATE = 2_000

const LANGUAGE_NAMES = { zh: 'Chinese', en: 'English' } as const

/** What is wrong with the words of a template in one language; that they are missing is said by their shape. */
const wordProblems = (file: unknown): readonly Problem[] => {
  const text = mapAt(mapAt(file)['text'])
  return REPLY_LANGUAGES.flatMap((language): readonly Problem[] => {
    const path = ['text', language]
    const words = textAt(text[language])
    if (words === undefined) return []
    if (words.trim().length <= LONGEST_TEMPLATE) return replyWordProblems(words, path)
    const says = `${words.trim().length} characters, at most ${LONGEST_TEMPLATE}: shorten it`
    return [{ path, says, zh: `共${words.trim().length}字，最多${LONGEST_TEMPLATE}字，请精简` }]
  })
}

const wordsIn = (language: keyof typeof LANGUAGE_NAMES) => {
  const error = `write the reply in ${LANGUAGE_NAMES[language]} too: every template has both languages`
  return z.string({ error }).trim().min(1, { error })
}

/** One of these, refused by what was given instead. */
const oneOf = <T extends string>(what: string, known: readonly T[]) =>
  z.enum(known, { error: ({ input }) => `there is no ${what} ${String(input)}; use ${known.join(', ')}` })

/** A template of a reply: closed, checked for its placeholders, and in both languages. */
export const replyTemplate = z
  .strictObject({
    ...named,
    offered: z.strictObject({
      /** Where the matter has to stand; none: it is offered nowhere any more. */
      states: z.array(oneOf('state', REPLY_STATES)).max(REPLY_STATES.length),
      /** The channels of the report, by their codes or those of the model they stand for; left out: every one. */
      channels: z.array(localCode).min(1).max(MOST_FIELDS).optional(),
      /** Left out: whoever brought it. */
      reporters: z.array(oneOf('kind of reporter', REPORTERS)).min(1).optional(),
      /** With which results; left out: with every one. */
      results: z.array(oneOf('result', RESULT_CODES)).min(1).optional(),
    }),
    text: z.strictObject({ zh: wordsIn('zh'), en: wordsIn('en') }),
    req: z.array(requirementId),
  })
  .superRefine(refusing(wordProblems), { when: () => true })

export type ReplyTemplate = z.infer<typeof replyTemplate>

/** A report that is to be answered, and where its matter stands. */
export interface ToAnswer {
  readonly states: readonly string[]
  /** The code of the report’s channel, and of the channel of the model that it is. */
  readonly channels: readonly string[]
  readonly reporter: string
  /** The result that was chosen; null: none yet. */
  readonly result: string | null
}

const isAmong = (asked: readonly string[] | undefined, said: readonly string[]): boolean =>
  asked === undefined || said.some((one) => asked.includes(one))

/** Whether a template is offered for this reply; while no result is chosen, those of every result are. */
export const isOffered = ({ offered }: ReplyTemplate, { states, channels, reporter, result }: ToAnswer): boolean =>
  offered.states.some((state) => states.includes(state)) &&
  isAmong(offered.channels, channels) &&
  isAmong(offered.reporters, [reporter]) &&
  (result === null || isAmong(offered.results, [result]))
