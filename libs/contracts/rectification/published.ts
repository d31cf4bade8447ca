import { z } from 'zod'
import { definePublished, published, type PublishedData } from '../published.js'
import { recurrenceAlert } from '../intake/recurrence-commands.js'
import { code, day, id, instant, line, paragraph } from '../shapes.js'

/** What rectification tells the other contexts. */
export const rectificationPublished = definePublished({
  EntryOpened: published(
    1,
    'A unit has an entry for the item, with its deadline.',
    z.object({ entryId: id, itemId: id, unitId: id, campaign: code.nullable(), dueAt: instant.nullable() }),
    { entryId: 'item-1:unit-7', itemId: 'item-1', unitId: 'unit-7', campaign: 's3', dueAt: '2026-03-16T15:59:59.999Z' },
  ),
  WorkOpened: published(
    1,
    'Work that nobody complained of was opened; `alert`: in answer to which alert, where it is a special programme.',
    z.object({ entryId: id, workId: id, unitId: id, alert: z.object(recurrenceAlert).optional() }),
    { entryId: 'work-1:unit-7', workId: 'work-1', unitId: 'unit-7' },
  ),
  UnitNegativeListHandedIn: published(
    1,
    'A unit handed in what it found wrong with its own work; each problem is to stand in its ledger.',
    z.object({
      ...{ listsId: id, unitId: id, campaign: code },
      problems: z.array(
        z.object({
          ...{ number: z.int().min(1), title: line, category: code, rootCause: paragraph },
          ...{ fix: paragraph, establish: paragraph, dueOn: day, responsibleId: id.nullable() },
        }),
      ),
    }),
    {
      ...{ listsId: 'unit-7:s2', unitId: 'unit-7', campaign: 's2' },
      problems: [
        {
          ...{ number: 1, title: '窗口排队过长', category: 'C5', rootCause: '高峰时段只开一个窗口' },
          ...{ fix: '加开窗口', establish: '建立值守制度', dueOn: '2022-07-31', responsibleId: null },
        },
      ],
    },
  ),
  DeadlinePassed: published(
    1,
    'The deadline of the entry passed with the work undone: for the first time, the second, …',
    z.object({ entryId: id, itemId: id, unitId: id, dueAt: instant, count: z.number().int().positive() }),
    { entryId: 'item-1:unit-7', itemId: 'item-1', unitId: 'unit-7', dueAt: '2026-03-16T15:59:59.999Z', count: 1 },
  ),
  JointUnitAsked: published(
    1,
    'Another unit has a part of the work on the item, with a deadline of its own; null: none.',
    z.object({
      ...{ entryId: id, itemId: id, unitId: id, personId: id.nullable(), part: line, category: code },
      ...{ campaign: code.nullable(), registeredAt: instant, dueAt: instant.nullable(), complainedOf: z.array(id) },
    }),
    {
      ...{ entryId: 'item-1:unit-7', itemId: 'item-1', unitId: 'unit-8', personId: null, part: '管线迁改' },
      ...{ category: 'C3', campaign: 's3', registeredAt: '2026-03-02T01:00:00.000Z' },
      ...{ dueAt: '2026-03-16T15:59:59.999Z', complainedOf: [] },
    },
  ),
  PartsHidden: published(
    1,
    'The entry is hidden from these persons, and the parts of these units are to be as well.',
    z.object({ entryId: id, itemId: id, personIds: z.array(id), jointUnitIds: z.array(id) }),
    { entryId: 'item-1:unit-7', itemId: 'item-1', personIds: ['person-1'], jointUnitIds: ['unit-8'] },
  ),
  LedgerEntered: published(
    1,
    'The entry stands in a ledger of this kind; whose it is was not said before ledgers were kept by the year.',
    z.object({ entryId: id, itemId: id.optional(), unitId: id.optional(), ledger: code }),
    { entryId: 'item-1:unit-7', itemId: 'item-1', unitId: 'unit-7', ledger: 'keyWork' },
  ),
  EntryPassedOn: published(
    1,
    'The entry passed to who follows in a post; null: to nobody yet. Whether it was his by name; of a part, whose it is.',
    z.object({
      ...{ entryId: id, itemId: id, unitId: id, toPersonId: id.nullable(), named: z.boolean() },
      leadEntryId: id.optional(),
    }),
    { entryId: 'item-1:unit-7', itemId: 'item-1', unitId: 'unit-7', toPersonId: 'person-4', named: true },
  ),
  EntryTakenOver: published(
    1,
    'The unit became part of another, which goes on with the entry under its own id; of a part, whose it is.',
    z.object({ entryId: id, itemId: id, unitId: id, intoUnitId: id, leadEntryId: id.optional() }),
    { entryId: 'item-1:unit-7', itemId: 'item-1', unitId: 'unit-7', intoUnitId: 'unit-9' },
  ),
  EntryClosedOut: published(
    1,
    'The entry was accepted and struck off; of a part, whose it is.',
    z.object({ entryId: id, itemId: id, unitId: id, leadEntryId: id.optional() }),
    { entryId: 'item-1:unit-7', itemId: 'item-1', unitId: 'unit-7' },
  ),
  ObjectionUpheld: published(
    1,
    'An objection was upheld: the report is owed a new reply, and a closed entry was taken up again.',
    z.object({ entryId: id, itemId: id, unitId: id, reportId: id }),
    { entryId: 'item-1:unit-7', itemId: 'item-1', unitId: 'unit-7', reportId: 'report-1' },
  ),
  ObjectionRejected: published(
    1,
    'An objection was rejected; the reply stands.',
    z.object({ entryId: id, itemId: id, unitId: id, reportId: id }),
    { entryId: 'item-1:unit-7', itemId: 'item-1', unitId: 'unit-7', reportId: 'report-1' },
  ),
  EntryReopened: published(
    1,
    'A closed entry was taken up again.',
    z.object({ entryId: id, itemId: id, unitId: id, trigger: code, leadEntryId: id.optional() }),
    { entryId: 'item-1:unit-7', itemId: 'item-1', unitId: 'unit-7', trigger: 'lookBack' },
  ),
  EntryFactVoided: published(
    1,
    'A wrong fact of the entry was voided; so often a deadline of it had been noted as passed. Of a part that is open again, whose it is.',
    z.object({
      ...{ entryId: id, itemId: id, unitId: id, overdue: z.number().int().nonnegative() },
      leadEntryId: id.optional(),
    }),
    { entryId: 'item-1:unit-7', itemId: 'item-1', unitId: 'unit-7', overdue: 1 },
  ),
})

export type RectificationPublished<N extends keyof typeof rectificationPublished> = PublishedData<
  typeof rectificationPublished,
  N
>
