import { z } from 'zod'
import type { CommandDefinition } from '../command.js'
import { id, instant, line } from '../shapes.js'

const item = { itemId: id }

/** A deadline that comes with the matter from outside; `none` where the outside names none. */
export const outsideDeadline = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('given'), dueAt: instant }),
  z.object({ kind: z.literal('none') }),
])

/** Who gets an item; what the unit that got it says against that, and what is decided about it. */
export const assigningCommands = {
  TakeFirstContact: {
    says: 'A person answers for the item until another takes over.',
    zh: '首接登记',
    roles: ['operator', 'handler'],
    scope: { ownUnitFor: ['handler'] },
    lateDays: 30,
    requirements: ['S3-12'],
    input: z.object({ ...item, personId: id, unitId: id }),
  },
  AssignItem: {
    says: 'The item is given to a unit and, where known, a person.',
    zh: '交办',
    roles: ['dispatcher', 'system'],
    scope: 'any',
    lateDays: 30,
    requirements: ['S3-52', 'S3-48'],
    input: z.object({
      ...item,
      unitId: id,
      personId: id.nullable(),
      outsideDeadline: outsideDeadline.nullable(),
    }),
  },
  TransferItem: {
    says: 'The item is handed on to another unit; the first clock is kept.',
    zh: '转办',
    roles: ['dispatcher'],
    scope: 'any',
    lateDays: 30,
    requirements: ['S4-90', 'S2-14', 'S4-41'],
    /** Without a reason only where the campaign lets items go freely. */
    input: z.object({ ...item, unitId: id, personId: id.nullable(), reason: line.nullable().default(null) }),
  },
  ObjectToAssignment: {
    says: 'The unit that got the item says that it is not competent, why, and which unit is in its opinion.',
    zh: '对交办提出异议',
    roles: ['handler', 'unitPrincipal'],
    scope: { ownUnitFor: ['handler', 'unitPrincipal'] },
    lateDays: 0,
    requirements: ['S2-14', 'S4-90'],
    /** `rightUnitId`: null where it knows of none. */
    input: z.object({ ...item, reason: line, rightUnitId: id.nullable() }),
  },
  DecideAssignmentObjection: {
    says: 'Somebody else decides whether a unit is competent: upheld, the item goes to the right one, and that is no kick.',
    zh: '决定交办异议',
    roles: ['dispatcher'],
    scope: 'any',
    lateDays: 0,
    requirements: ['S2-14', 'S4-90'],
    /** `unitId`: to whom it goes where the objection is upheld; null: to the unit that was named. */
    input: z.object({ ...item, upheld: z.boolean(), reason: line, unitId: id.nullable(), personId: id.nullable() }),
  },
  NoteAssignmentObjectionOverdue: {
    says: 'The decision about an objection to an assignment was due, and nobody has decided.',
    zh: '登记交办异议逾期未决',
    roles: ['system'],
    scope: 'any',
    lateDays: null,
    requirements: ['S4-90'],
    input: z.object({ ...item, dueAt: instant }),
  },
} as const satisfies Record<string, CommandDefinition>
