import { sha256, uuidFrom } from '@huiyin/event-sourcing'
import type { Reaction } from '@huiyin/messaging'
import type { AccountabilityInput } from '@huiyin/contracts/accountability'
import type { RectificationPublished } from '@huiyin/contracts/rectification'
import { overdueRule, stepOf } from '../domain/sanction/overdue-rule.js'

/** The sanction proposed for one occasion of one entry: one each, found again by both. */
export const overdueSanctionId = (entryId: string, count: number): string =>
  uuidFrom(sha256(`sanction\n${overdueRule.rule}\n${entryId}\n${count}`))

/** A deadline passed with the work undone → a measure is proposed to the unit's superiors. History proposes nothing. */
const proposeWhenOverdue: Reaction = {
  name: 'propose-sanction-when-overdue',
  to: 'DeadlinePassed',
  settledBy: [],
  react: (event) => {
    if (event.imported) return []
    const { entryId, itemId, unitId, dueAt, count } = event.data as RectificationPublished<'DeadlinePassed'>
    const sanctionId = overdueSanctionId(entryId, count)
    const { rule, version } = overdueRule
    const input: AccountabilityInput<'ProposeSanction'> = {
      ...{ sanctionId, kind: stepOf(overdueRule, count), unitId, personId: null, itemId, entryId },
      basis: { rule, version },
      facts: [
        { fact: 'deadline', at: dueAt, number: null, text: null, source: null },
        { fact: 'deadlinePassed', at: event.occurredAt.at, number: count, text: null, source: event.id },
      ],
    }
    return [{ name: 'ProposeSanction', target: sanctionId, input }]
  },
}

/** A fact of the entry was voided → whatever was proposed of it is put before a person again, each by its occasion. */
const reviewWhenVoided: Reaction = {
  name: 'review-sanctions-when-voided',
  to: 'EntryFactVoided',
  // of what was taken over from another system nothing was proposed
  settledBy: ['SanctionUnknown'],
  react: (event) => {
    const { entryId, overdue } = event.data as RectificationPublished<'EntryFactVoided'>
    return Array.from({ length: overdue }, (_, index) => {
      const sanctionId = overdueSanctionId(entryId, index + 1)
      return { name: 'NoteBasisVoided', target: sanctionId, input: { sanctionId, source: event.id } }
    })
  },
}

/** What accountability does when rectification has published something. */
export const reactionsToRectification: readonly Reaction[] = [proposeWhenOverdue, reviewWhenVoided]
