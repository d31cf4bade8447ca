import type { IntakeInput } from '@huiyin/contracts/intake'
import { digestOf, uuidOf } from './ids.js'
import type { BulkRow } from './rows.js'
import type { Said } from './said.js'
import { trackingOf } from './tracking-code.js'

/** A command of a row; its id is the same whenever the row is sent, that of a code whenever the code is. */
export type RowCommand =
  | { readonly name: 'ReceiveReport'; readonly commandId: string; readonly input: IntakeInput<'ReceiveReport'> }
  | { readonly name: 'RegisterItem'; readonly commandId: string; readonly input: IntakeInput<'RegisterItem'> }
  | { readonly name: 'GiveTrackingCode'; readonly commandId: string; readonly input: IntakeInput<'GiveTrackingCode'> }

/** What became of a command. `stopped`: nothing more can be sent now, and nobody knows of this one. */
export type SendOutcome =
  | { readonly kind: 'accepted'; readonly again: boolean }
  | { readonly kind: 'refused'; readonly says: string }
  | { readonly kind: 'stopped'; readonly says: string }

/** What became of a row. */
export interface RowResult {
  readonly row: number
  readonly itemId: string
  /** `there`: it had been taken in before, and nothing of this sending is in it. */
  readonly was: 'received' | 'there' | 'refused'
  readonly isRegistered: boolean
  /** Why it was not received, or received and not registered; null: all was done. */
  readonly refusal: string | null
  /** The tracking code to hand on, which nobody can be shown again; null: it was given none now. */
  readonly code: string | null
  /** Why a report that is there was given none: mostly that it has one. */
  readonly noCode: string | null
}

/** What became of a file. */
export interface Sent {
  readonly results: readonly RowResult[]
  /** Why it went no further; null: every row was sent. */
  readonly stopped: string | null
}

/** An item that is there already. */
export interface KnownItem {
  readonly number: string | null
}

/** What is sent, and how. */
export interface Sending {
  readonly rows: readonly BulkRow[]
  /** What is there already, by the id of the item; it is not sent again. */
  readonly known: ReadonlyMap<string, KnownItem>
  /** Rows with a category are registered and numbered at once, in this campaign or in none; null: later, one by one. */
  readonly register: { readonly campaign: string | null } | null
  /** The tracking code of a report, the same for as long as whoever sends may have to send it again. */
  readonly codeFor: (reportId: string) => string
  readonly send: (command: RowCommand) => Promise<SendOutcome>
  /** Told after each row: how many of all are done. */
  readonly onProgress: (done: number) => void
  /** Set when whoever sends wants it to stop; the row that is under way is ended first. */
  readonly signal: AbortSignal
}

type Ended = { readonly result: RowResult } | { readonly stopped: string }

const receive = async ({ ids, input }: BulkRow, { known, send }: Sending): Promise<SendOutcome> => {
  if (known.has(ids.itemId)) return { kind: 'accepted', again: true }
  return send({ name: 'ReceiveReport', commandId: ids.receiveId, input })
}

const register = async ({ ids, input }: BulkRow, sending: Sending): Promise<SendOutcome | null> => {
  const { category } = input
  if (!sending.register || category === null) return null
  if (sending.known.get(ids.itemId)?.number) return { kind: 'accepted', again: true }
  const { campaign } = sending.register
  const { itemId } = ids
  return sending.send({
    ...{ name: 'RegisterItem', commandId: ids.registerId },
    input: { itemId, number: null, category, campaign },
  })
}

type Coded = Pick<RowResult, 'code' | 'noCode'> | { readonly stopped: string }
const NOT_CODED = { code: null, noCode: null }

/** A report that is there is given its code; one that has a code keeps it, and nobody is told which. */
const giveCode = async ({ ids: { itemId, reportId } }: BulkRow, { codeFor, send }: Sending): Promise<Coded> => {
  const code = codeFor(reportId)
  const tracking = trackingOf(code)
  const commandId = uuidOf(digestOf('track', reportId, tracking))
  const outcome = await send({ name: 'GiveTrackingCode', commandId, input: { itemId, reportId, tracking } })
  if (outcome.kind === 'stopped') return { stopped: outcome.says }
  return outcome.kind === 'accepted' ? { code, noCode: null } : { code: null, noCode: outcome.says }
}

const sendRow = async (row: BulkRow, sending: Sending): Promise<Ended> => {
  const base = { row: row.row, itemId: row.ids.itemId, isRegistered: false, ...NOT_CODED }
  const received = await receive(row, sending)
  if (received.kind !== 'accepted') {
    const { kind, says } = received
    return kind === 'stopped' ? { stopped: says } : { result: { ...base, was: 'refused', refusal: says } }
  }
  const registered = await register(row, sending)
  if (registered?.kind === 'stopped') return { stopped: registered.says }
  const isRegistered = registered?.kind === 'accepted'
  const refusal = registered?.kind === 'refused' ? registered.says : null
  const coded = await giveCode(row, sending)
  if ('stopped' in coded) return coded
  return { result: { ...base, was: received.again ? 'there' : 'received', isRegistered, refusal, ...coded } }
}

/**
 * Sends the reports of a clean file one after the other. A row that is refused is named and the others go on; where nothing
 * can be sent it stops and says how far it came. Sent again, the same file goes on there: no row becomes two reports.
 */
export const sendRows = async (sending: Sending): Promise<Sent> => {
  const results: RowResult[] = []
  for (const row of sending.rows) {
    if (sending.signal.aborted) return { results, stopped: '' }
    const ended = await sendRow(row, sending)
    if ('stopped' in ended) return { results, stopped: ended.stopped }
    results.push(ended.result)
    sending.onProgress(results.length)
  }
  return { results, stopped: null }
}

/** What is said of a row that was sent before with the same number and other words. */
export const SENT_OTHERWISE: Said = {
  zh: '同一外部编号的来件已收，内容与这一行不同；这一行没有收入，请到原事项核对',
  en: 'a report with this outside number was taken before and said something else; nothing of this row was taken, look at that item',
}
