import { z } from 'zod'
import { definePublished, published, type PublishedData } from '../published.js'
import { code, day, id, instant } from '../shapes.js'
import { deadlineRule } from '../campaign/deadline-rule.js'
import { outsideDeadline } from './assigning-commands.js'

/** Of whom the item complains: they and everybody below them see nothing of it. Left out: of nobody. */
const complainedOf = z.array(id).optional()

/** It goes before others. Left out: it is no style lead. */
const styleLead = z.literal(true).optional()

/** The finding of an inspection that the item came from. Left out: it came from none. */
const source = z.object({ inspectionId: id, findingId: id }).optional()

/** What intake tells the other contexts. */
export const intakePublished = definePublished({
  ItemAssigned: published(
    1,
    'A unit is responsible for the item; its first clock started when it was registered.',
    z.object({
      itemId: id,
      unitId: id,
      personId: id.nullable(),
      category: code,
      campaign: code.nullable(),
      registeredAt: instant,
      outsideDeadline: outsideDeadline.nullable(),
      /** The channel's own, where it has one and nothing came from outside. */
      deadlineRule: deadlineRule.optional(),
      ...{ complainedOf, styleLead },
    }),
    {
      itemId: 'item-1',
      unitId: 'unit-7',
      personId: null,
      category: 'C5',
      campaign: 's3',
      registeredAt: '2026-03-02T01:00:00.000Z',
      outsideDeadline: null,
    },
  ),
  ProblemCounted: published(
    1,
    'The item counts as one problem of its kind under a campaign that looks for what recurs.',
    z.object({ itemId: id, campaign: code, problem: code, foundOn: day }),
    { itemId: 'item-1', campaign: 's0', problem: 'C4.2', foundOn: '2026-03-02' },
  ),
  ItemTransferred: published(
    1,
    'The item was handed on; the first clock is the one of its registration.',
    z.object({
      itemId: id,
      fromUnitId: id,
      unitId: id,
      personId: id.nullable(),
      category: code,
      campaign: code.nullable(),
      registeredAt: instant,
      outsideDeadline: outsideDeadline.nullable(),
      /** The channel's own, where it has one and nothing came from outside. */
      deadlineRule: deadlineRule.optional(),
      ...{ complainedOf, styleLead },
    }),
    {
      itemId: 'item-1',
      fromUnitId: 'unit-7',
      unitId: 'unit-9',
      personId: null,
      category: 'C5',
      campaign: 's3',
      registeredAt: '2026-03-02T01:00:00.000Z',
      outsideDeadline: null,
    },
  ),
  PersonComplainedOfNamed: published(
    1,
    'Somebody is complained of: everybody so far, and every unit that has or had the item.',
    z.object({ itemId: id, complainedOf: z.array(id).min(1), unitIds: z.array(id), source }),
    { itemId: 'item-1', complainedOf: ['person-3'], unitIds: ['unit-7'] },
  ),
  StyleLeadNamed: published(
    1,
    'The item is a style lead: it goes before others. Every unit that has or had it is named.',
    z.object({ itemId: id, unitIds: z.array(id) }),
    { itemId: 'item-1', unitIds: ['unit-7'] },
  ),
  StyleLeadDropped: published(
    1,
    'The item is no style lead after all. Every unit that has or had it is named.',
    z.object({ itemId: id, unitIds: z.array(id) }),
    { itemId: 'item-1', unitIds: ['unit-7'] },
  ),
  FindingBecameItem: published(
    1,
    'A finding of an inspection is handed to the desk as this item; what was found is not told.',
    z.object({ itemId: id, reportId: id, inspectionId: id, findingId: id }),
    { itemId: 'item-1', reportId: 'report-1', inspectionId: 'inspection-1', findingId: 'finding-1' },
  ),
  ItemAnswered: published(
    1,
    'Every report of the item has its reply.',
    z.object({ itemId: id, unitId: id, reports: z.number().int().positive() }),
    { itemId: 'item-1', unitId: 'unit-7', reports: 2 },
  ),
  ItemWithdrawn: published(
    1,
    'Every report of the item was taken back: no reply is owed any more. The unit that has the item, if one has.',
    z.object({ itemId: id, unitId: id.nullable() }),
    { itemId: 'item-1', unitId: 'unit-7' },
  ),
  ObjectionRaised: published(
    1,
    'Whoever was answered is not satisfied with the reply; who gave it is named, what was said is not told.',
    z.object({ itemId: id, unitId: id, reportId: id, repliedBy: id.nullable() }),
    { itemId: 'item-1', unitId: 'unit-7', reportId: 'report-1', repliedBy: 'operator-1' },
  ),
  ObjectionLapsed: published(
    1,
    'The reply an objection was about was voided: nobody decides about it. The unit that had the item when it was raised.',
    z.object({ itemId: id, unitId: id, reportId: id }),
    { itemId: 'item-1', unitId: 'unit-7', reportId: 'report-1' },
  ),
  ErasureOrdered: published(
    1,
    'The personal data of a report is to be destroyed; only the subject’s id is told.',
    z.object({ itemId: id, reportId: id, subject: id }),
    { itemId: 'item-1', reportId: 'report-1', subject: 's-1' },
  ),
  ReplyOwed: published(
    1,
    'A further report joined the item after it had been answered: a reply is owed again.',
    z.object({ itemId: id, unitId: id, reportId: id }),
    { itemId: 'item-1', unitId: 'unit-7', reportId: 'report-2' },
  ),
  ItemFactVoided: published(
    1,
    'A wrong fact of the item was voided. A report whose reply fell is named: it is owed again.',
    z.object({ itemId: id, unitId: id.nullable(), reportId: id.nullable() }),
    { itemId: 'item-1', unitId: 'unit-7', reportId: 'report-1' },
  ),
})

export type IntakePublished<N extends keyof typeof intakePublished> = PublishedData<typeof intakePublished, N>
