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

/** What accountability does when rectification has published something. */
export const reactionsToRectification: readonly Reaction[] = [proposeWhenOverdue]
