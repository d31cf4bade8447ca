import type { Channel, Fact } from '../../shared/api/schema.generated.js'
import { dataOf } from './fact-sentence.js'

/** A point that a channel asks a reply for, and the words that answered it. */
export interface AnsweredPoint {
  readonly code: string
  /** What the channel calls it now; null: it asks for it no more. */
  readonly name: { readonly zh: string; readonly en: string } | null
  readonly words: string
}

type Channels = ReadonlyMap<string, Pick<Channel, 'points'>>
type Told = Pick<Fact, 'type' | 'data'>

/** By which channel a report came, as its own fact says. */
const channelOf = (facts: readonly Told[], reportId: unknown): unknown =>
  facts
    .filter(({ type }) => type === 'ReportReceived' || type === 'ReportLinked')
    .map(dataOf)
    .find((data) => data['reportId'] === reportId)?.['channel']

/**
 * S0-79: which points a reply answered, and with which words, in the order in which its channel asks for them; none of a fact
 * that is no reply. A point the channel has dropped since keeps its words under its code.
 */
export const answeredPoints = (fact: Told, facts: readonly Told[], channels: Channels): readonly AnsweredPoint[] => {
  const { points, reportId } = fact.type === 'ReportReplied' ? dataOf(fact) : {}
  if (typeof points !== 'object' || points === null) return []
  const asked = channels.get(String(channelOf(facts, reportId)))?.points ?? []
  const said = Object.entries(points).flatMap(([code, words]) => (typeof words === 'string' ? [{ code, words }] : []))
  const placeOf = (code: string) => asked.findIndex((point) => point.code === code)
  return said
    .map(({ code, words }) => ({ code, words, name: asked[placeOf(code)] ?? null }))
    .toSorted(
      (one, other) =>
        Number(one.name === null) - Number(other.name === null) || placeOf(one.code) - placeOf(other.code),
    )
}
