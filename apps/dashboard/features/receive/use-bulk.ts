import {
  compared,
  knownItems,
  SENT_OTHERWISE,
  rememberedCodes,
  sendRows,
  type AskItems,
  type BulkRow,
  type ListedItem,
  type RowCommand,
  type RowResult,
  type SendOutcome,
  type Sent,
} from '@huiyin/bulk-entry'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient, type Client } from 'urql'
import { ITEM_NUMBERS } from '../../shared/api/questions.js'
import { refusalOfQuestion, type Refusal } from '../../shared/api/refusal.js'
import type { ItemFilter } from '../../shared/api/schema.generated.js'
import { sendCommand } from '../../shared/api/send-command.js'
import { languageNow } from '../../shared/i18n/setup.js'
import { useRefusalText } from '../../shared/panel/panel.js'
import { useLabels } from '../../shared/viewer/labels.js'
import { newCode } from './tracking-code.js'
import { checkChosen, type ChosenFile, type Looked, type ReceiptLine } from './bulk-check.js'

/** Where the page stands. */
export type Bulk =
  | { readonly kind: 'idle' }
  | { readonly kind: 'checking' }
  | Exclude<Looked, { kind: 'checked' }>
  | { readonly kind: 'asked'; readonly refusal: Refusal }
  | { readonly kind: 'faulty'; readonly checked: Extract<Looked, { kind: 'checked' }>['checked'] }
  | { readonly kind: 'clean'; readonly rows: readonly BulkRow[]; readonly known: number }
  | { readonly kind: 'sending'; readonly rows: readonly BulkRow[]; readonly done: number }
  | {
      readonly kind: 'stopped'
      readonly rows: readonly BulkRow[]
      readonly done: number
      readonly says: string
      /** What was sent so far, with the codes to hand on: nobody can be shown them again. */
      readonly lines: readonly ReceiptLine[]
    }
  | { readonly kind: 'sent'; readonly lines: readonly ReceiptLine[] }

/** Said in place of words where the session has ended: the page asks for the password instead. */
export const SIGNED_OUT = 'NotSignedIn'

/** The server did not say what is there. */
class NotAnswered extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code)
  }
}

const MOST_ROWS = 200

/** Asks the lists of the tenant; throws `NotAnswered`. */
const askItems = (client: Client, channel: string): AskItems => {
  const ask = async (filter: ItemFilter): Promise<readonly ListedItem[]> => {
    const variables = { filter, page: { limit: MOST_ROWS, offset: 0 } }
    const answer = await client
      .query<{ readonly items: { readonly rows: readonly ListedItem[] } }>(ITEM_NUMBERS.text, variables, {
        requestPolicy: 'network-only',
      })
      .toPromise()
    if (answer.error || !answer.data) throw new NotAnswered(refusalOfQuestion(answer.error ?? { graphQLErrors: [] }))
    return answer.data.items.rows
  }
  return {
    byIds: (itemIds) => ask({ itemIds }),
    byOutsideNumbers: (outsideNumbers) => ask({ channel, outsideNumbers }),
  }
}

/** What an answer is, or why there is none. */
const orRefusal = async <T>(asking: Promise<T>): Promise<T | NotAnswered> =>
  asking.catch((error: unknown) => {
    if (error instanceof NotAnswered) return error
    throw error
  })

const useSender = () => {
  const { t } = useTranslation()
  const textOf = useRefusalText()
  const { language } = useLabels()
  return async ({ name, commandId, input }: RowCommand): Promise<SendOutcome> => {
    const outcome = await sendCommand({ context: 'intake', name, commandId, input }, languageNow())
    if (outcome.kind === 'accepted') return { kind: 'accepted', again: outcome.again || outcome.position === null }
    if (outcome.kind === 'unanswered') return { kind: 'stopped', says: t('bulk.unanswered') }
    const { refusal } = outcome
    if (refusal.code === SIGNED_OUT) return { kind: 'stopped', says: SIGNED_OUT }
    if (refusal.code === 'CommandIdReused') return { kind: 'refused', says: SENT_OTHERWISE[language] }
    const said = [textOf(refusal), ...refusal.problems.map(({ says }) => says)].join(' ')
    return { kind: refusal.code === 'RoleMissing' ? 'stopped' : 'refused', says: said }
  }
}

const linesOf = (
  rows: readonly BulkRow[],
  results: readonly RowResult[],
  known: Awaited<ReturnType<typeof knownItems>> | null,
): readonly ReceiptLine[] =>
  results.map((result, index) => ({
    ...result,
    outsideNumber: rows[index]?.input.outsideNumber ?? null,
    number: known?.get(result.itemId)?.number ?? null,
  }))

/** How far it came, with the codes that were given: they have to be handed on, whether it goes on or not. */
const stoppedAt = (rows: readonly BulkRow[], says: string, results: readonly RowResult[]): Bulk => ({
  ...{ kind: 'stopped', rows, says, done: results.length, lines: linesOf(rows, results, null) },
})

const channelIn = (rows: readonly BulkRow[]): string => rows[0]?.input.channel ?? ''

/**
 * Checks files in the browser and sends what they bring, one command after the other. Where it stops, it goes on from what
 * is there by then: nothing has to be remembered but the codes, because a row has the same ids whenever it is read.
 */
export const useBulk = () => {
  const { t } = useTranslation()
  const client = useClient()
  const send = useSender()
  const textOf = useRefusalText()
  const saysOf = (refusal: Refusal) => (refusal.code === SIGNED_OUT ? SIGNED_OUT : textOf(refusal))
  const [bulk, setBulk] = useState<Bulk>({ kind: 'idle' })
  const stop = useRef(new AbortController())
  const codes = useRef(rememberedCodes(newCode))

  const choose = async (files: readonly ChosenFile[], checkedFor: Parameters<typeof checkChosen>[1]): Promise<void> => {
    setBulk({ kind: 'checking' })
    codes.current = rememberedCodes(newCode)
    const looked = await checkChosen(files, checkedFor)
    if (looked.kind !== 'checked') return setBulk(looked)
    const asking = askItems(client, checkedFor.channel.code)
    const found = await orRefusal(compared(looked.checked, asking))
    if (found instanceof NotAnswered) return setBulk({ kind: 'asked', refusal: found.refusal })
    const { checked, known } = found
    if (checked.mistakeCount > 0) return setBulk({ kind: 'faulty', checked })
    setBulk({ kind: 'clean', rows: checked.rows, known: known.size })
  }
  const knownNow = (rows: readonly BulkRow[]) => orRefusal(knownItems(rows, askItems(client, channelIn(rows))))
  const ended = async (rows: readonly BulkRow[], { stopped, results }: Sent): Promise<void> => {
    if (stopped !== null) return setBulk(stoppedAt(rows, stopped || t('bulk.stoppedHere'), results))
    const known = await knownNow(rows)
    setBulk({ kind: 'sent', lines: linesOf(rows, results, known instanceof NotAnswered ? null : known) })
  }
  const start = async (rows: readonly BulkRow[], register: { readonly campaign: string | null } | null) => {
    stop.current = new AbortController()
    setBulk({ kind: 'sending', rows, done: 0 })
    const known = await knownNow(rows)
    if (known instanceof NotAnswered) return setBulk(stoppedAt(rows, saysOf(known.refusal), []))
    const onProgress = (done: number) => setBulk({ kind: 'sending', rows, done })
    const told = { send, codeFor: codes.current, onProgress, signal: stop.current.signal }
    await ended(rows, await sendRows({ rows, known, register, ...told }))
  }
  return { bulk, choose, start, stop: () => stop.current.abort(), again: () => setBulk({ kind: 'idle' }) }
}
