import type { Reaction } from '@huiyin/messaging'
import type { IntakePublished } from '@huiyin/contracts/intake'

/** The entry of a unit for an item: one each, found again by both. */
export const entryIdOf = (itemId: string, unitId: string): string => `${itemId}:${unitId}`

/** An item was assigned → its unit gets an entry. */
const openEntry: Reaction = {
  name: 'open-entry-when-assigned',
  to: 'ItemAssigned',
  settledBy: [],
  react: (event) => {
    const data = event.data as IntakePublished<'ItemAssigned'>
    const entryId = entryIdOf(data.itemId, data.unitId)
    return [{ name: 'OpenEntry', target: entryId, input: { ...data, entryId } }]
  },
}

/** An item was handed on → the old unit's entry ends, the new unit gets one with the deadline of the first clock. */
const passOn: Reaction = {
  name: 'pass-on-when-transferred',
  to: 'ItemTransferred',
  settledBy: ['EntryClosed'],
  react: (event) => {
    const { fromUnitId, ...data } = event.data as IntakePublished<'ItemTransferred'>
    const from = entryIdOf(data.itemId, fromUnitId)
    const to = entryIdOf(data.itemId, data.unitId)
    return [
      { name: 'HandOverEntry', target: from, input: { entryId: from, toUnitId: data.unitId } },
      { name: 'OpenEntry', target: to, input: { ...data, entryId: to } },
    ]
  },
}

/** Every report of the item has its reply → the entry may be closed. */
const recordAnswers: Reaction = {
  name: 'record-answers-when-answered',
  to: 'ItemAnswered',
  settledBy: [],
  react: (event) => {
    const { itemId, unitId, reports } = event.data as IntakePublished<'ItemAnswered'>
    const entryId = entryIdOf(itemId, unitId)
    return [{ name: 'RecordAnswers', target: entryId, input: { entryId, reports } }]
  },
}

/** Every report of the item was taken back → nobody waits for a reply, and the work may be closed with its outcome. */
const recordNobodyAsks: Reaction = {
  name: 'record-answers-when-withdrawn',
  to: 'ItemWithdrawn',
  settledBy: [],
  react: (event) => {
    const { itemId, unitId } = event.data as IntakePublished<'ItemWithdrawn'>
    if (unitId === null) return []
    const entryId = entryIdOf(itemId, unitId)
    return [{ name: 'RecordAnswers', target: entryId, input: { entryId, reports: 0 } }]
  },
}

/** A further report joined an answered item → the entry waits again. */
const recordReplyOwed: Reaction = {
  name: 'record-reply-owed',
  to: 'ReplyOwed',
  settledBy: [],
  react: (event) => {
    const { itemId, unitId, reportId } = event.data as IntakePublished<'ReplyOwed'>
    const entryId = entryIdOf(itemId, unitId)
    return [{ name: 'RecordReplyOwed', target: entryId, input: { entryId, reportId } }]
  },
}

/** Somebody is complained of → every unit that has or had the item knows from whom its entry is hidden. */
const recordComplainedOf: Reaction = {
  name: 'record-complained-of',
  to: 'PersonComplainedOfNamed',
  settledBy: [],
  react: (event) => {
    const { itemId, unitIds, complainedOf: personIds } = event.data as IntakePublished<'PersonComplainedOfNamed'>
    return unitIds.map((unitId) => {
      const entryId = entryIdOf(itemId, unitId)
      return { name: 'RecordComplainedOf', target: entryId, input: { entryId, personIds } }
    })
  },
}

const leadRecorded = (itemId: string, unitIds: readonly string[], isLead: boolean) =>
  unitIds.map((unitId) => {
    const entryId = entryIdOf(itemId, unitId)
    return { name: 'RecordStyleLead' as const, target: `${entryId}/${isLead}`, input: { entryId, isLead } }
  })

/** The item was named a style lead → the entries that are there already go before others. */
const recordStyleLead: Reaction = {
  name: 'record-style-lead',
  to: 'StyleLeadNamed',
  settledBy: [],
  react: (event) => {
    const { itemId, unitIds } = event.data as IntakePublished<'StyleLeadNamed'>
    return leadRecorded(itemId, unitIds, true)
  },
}

/** It is none after all → they stand among the others again. */
const recordStyleLeadDropped: Reaction = {
  name: 'record-style-lead-dropped',
  to: 'StyleLeadDropped',
  settledBy: [],
  react: (event) => {
    const { itemId, unitIds } = event.data as IntakePublished<'StyleLeadDropped'>
    return leadRecorded(itemId, unitIds, false)
  },
}

/** A reply was wrong and voided → the entry waits for the right one. */
const recordReplyVoided: Reaction = {
  name: 'record-reply-owed-when-voided',
  to: 'ItemFactVoided',
  settledBy: [],
  react: (event) => {
    const { itemId, unitId, reportId } = event.data as IntakePublished<'ItemFactVoided'>
    if (unitId === null || reportId === null) return []
    const entryId = entryIdOf(itemId, unitId)
    return [{ name: 'RecordReplyOwed', target: entryId, input: { entryId, reportId } }]
  },
}

/** Somebody who was answered objects → the objection is put before a person. */
const recordObjection: Reaction = {
  name: 'record-objection',
  to: 'ObjectionRaised',
  settledBy: [],
  react: (event) => {
    const { itemId, unitId, reportId, repliedBy } = event.data as IntakePublished<'ObjectionRaised'>
    const entryId = entryIdOf(itemId, unitId)
    return [{ name: 'RecordObjection', target: `${entryId}/${reportId}`, input: { entryId, reportId, repliedBy } }]
  },
}

/** The reply that was objected to was voided → nobody decides about the objection any more. */
const recordObjectionLapse: Reaction = {
  name: 'record-objection-lapse',
  to: 'ObjectionLapsed',
  settledBy: [],
  react: (event) => {
    const { itemId, unitId, reportId } = event.data as IntakePublished<'ObjectionLapsed'>
    const entryId = entryIdOf(itemId, unitId)
    return [{ name: 'RecordObjectionLapse', target: `${entryId}/${reportId}`, input: { entryId, reportId } }]
  },
}

/** What rectification does when intake has published something. */
export const reactionsToIntake: readonly Reaction[] = [
  openEntry,
  passOn,
  recordAnswers,
  recordNobodyAsks,
  recordReplyOwed,
  recordComplainedOf,
  recordStyleLead,
  recordStyleLeadDropped,
  recordReplyVoided,
  recordObjection,
  recordObjectionLapse,
]
